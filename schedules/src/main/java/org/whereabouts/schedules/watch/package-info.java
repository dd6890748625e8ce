/** When agencies' web sites are watched: by schedule, by operators, and again after a pause. */
@NullMarked
package org.whereabouts.schedules.watch;

import org.jspecify.annotations.NullMarked;
