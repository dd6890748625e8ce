package org.whereabouts.schedules.run;

/** A run was asked for that does not exist. */
public final class UnknownRunException extends RuntimeException {

    public UnknownRunException(long id) {
        super("there is no run " + id);
    }
}
