/** Runs: what is being done about a source, how far it has come, and what came of it. */
@NullMarked
package org.whereabouts.schedules.run;

import org.jspecify.annotations.NullMarked;
