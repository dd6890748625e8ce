/** The tables that Spring Batch and Quartz need. */
@NullMarked
package org.whereabouts.schedules.schema;

import org.jspecify.annotations.NullMarked;
