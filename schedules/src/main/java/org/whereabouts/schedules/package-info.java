/** When sources are swept, how a run goes through its phases, and whether what it brought is believed. */
@NullMarked
package org.whereabouts.schedules;

import org.jspecify.annotations.NullMarked;
