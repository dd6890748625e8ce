/** When runs begin: a Quartz schedule per source. */
@NullMarked
package org.whereabouts.schedules.timetable;

import org.jspecify.annotations.NullMarked;
