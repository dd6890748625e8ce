/** Runs over files that memory has no place for. */
@NullMarked
package org.whereabouts.schedules.bulk;

import org.jspecify.annotations.NullMarked;
