/** Driving the searches of a source, one polite request after the other. */
@NullMarked
package org.whereabouts.crawler.sweep;

import org.jspecify.annotations.NullMarked;
