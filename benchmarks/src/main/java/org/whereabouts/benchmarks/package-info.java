/** Whole-system benchmarks. Each prints what it measured and, from the same run, a peer or a floor to hold it against. */
@NullMarked
package org.whereabouts.benchmarks;

import org.jspecify.annotations.NullMarked;
