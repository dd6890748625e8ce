/** Whether a host's robots.txt lets us ask, by RFC 9309. */
@NullMarked
package org.whereabouts.crawler.robots;

import org.jspecify.annotations.NullMarked;
