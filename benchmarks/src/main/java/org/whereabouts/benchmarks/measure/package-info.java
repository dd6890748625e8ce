/** What every benchmark of the crawler measures with: JVMs of their own, processor time, medians, one way to report. */
@NullMarked
package org.whereabouts.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
