/** The searches of a sweep, and how far each has come. */
@NullMarked
package org.whereabouts.crawler.frontier;

import org.jspecify.annotations.NullMarked;
