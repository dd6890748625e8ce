package org.whereabouts.schedules.operate;

/** Another replay is under way in this process; it keeps one processor busy, which is enough. */
final class ReplayActiveException extends RuntimeException {

    ReplayActiveException() {
        super("another replay is under way: wait for its end");
    }
}
