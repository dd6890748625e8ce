/** How fast captured pages are read again. */
@NullMarked
package org.whereabouts.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
