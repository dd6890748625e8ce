/** The one place that decides when a host may be asked. */
@NullMarked
package org.whereabouts.crawler.throttle;

import org.jspecify.annotations.NullMarked;
