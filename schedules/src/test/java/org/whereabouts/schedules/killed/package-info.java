/** Runs whose processes are killed, and who takes them up. */
@NullMarked
package org.whereabouts.schedules.killed;

import org.jspecify.annotations.NullMarked;
