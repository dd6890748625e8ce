/** The quality gate: whether what a run brought may be applied. */
@NullMarked
package org.whereabouts.schedules.gate;

import org.jspecify.annotations.NullMarked;
