/** Profiles that operators send, checked as far as can be known before anybody is asked. */
@NullMarked
package org.whereabouts.schedules.profile;

import org.jspecify.annotations.NullMarked;
