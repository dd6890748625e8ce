/** Whether polite sweeps are as fast as politeness allows. */
@NullMarked
package org.whereabouts.benchmarks.pace;

import org.jspecify.annotations.NullMarked;
