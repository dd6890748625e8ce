/** How fast a long queue of searches is handed out. */
@NullMarked
package org.whereabouts.benchmarks.frontier;

import org.jspecify.annotations.NullMarked;
