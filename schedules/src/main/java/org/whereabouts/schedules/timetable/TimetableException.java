package org.whereabouts.schedules.timetable;

/** Quartz could not be read or written; the cause says why. */
public final class TimetableException extends RuntimeException {

    public TimetableException(String message, Throwable cause) {
        super(message, cause);
    }
}
