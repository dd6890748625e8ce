/** The operators' HTTP interface. */
@NullMarked
package org.whereabouts.schedules.operate;

import org.jspecify.annotations.NullMarked;
