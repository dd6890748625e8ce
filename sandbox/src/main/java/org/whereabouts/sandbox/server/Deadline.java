package org.whereabouts.sandbox.server;

import java.time.Duration;

/** A moment until which something may take; measured on the monotonic clock, so a changed wall clock moves nothing. */
record Deadline(long nanoTime, Duration length) {

    static Deadline in(Duration length) {
        return new Deadline(System.nanoTime() + length.toNanos(), length);
    }

    boolean passed() {
        return System.nanoTime() - nanoTime >= 0;
    }
}
