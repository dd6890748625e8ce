/** The phases of a run as the steps of one Spring Batch job. */
@NullMarked
package org.whereabouts.schedules.batch;

import org.jspecify.annotations.NullMarked;
