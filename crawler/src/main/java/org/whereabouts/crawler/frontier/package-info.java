/** The searches of a sweep: who asks which next, and how far each has come. */
@NullMarked
package org.whereabouts.crawler.frontier;

import org.jspecify.annotations.NullMarked;
