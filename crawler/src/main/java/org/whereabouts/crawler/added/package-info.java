/** Sources that are not shipped: operators send their profiles while the system runs. */
@NullMarked
package org.whereabouts.crawler.added;

import org.jspecify.annotations.NullMarked;
