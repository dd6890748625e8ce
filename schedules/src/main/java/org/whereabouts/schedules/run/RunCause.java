package org.whereabouts.schedules.run;

/** Why a run was started. */
public enum RunCause {
    /** Its time had come. */
    SCHEDULE,
    /** Somebody asked for it. */
    OPERATOR
}
