package org.whereabouts.sandbox.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts requests in a sliding window of time. */
final class RequestWindow {
    private final InstantSource clock;
    private final int limit;
    private final Duration length;
    private final Deque<Instant> times = new ArrayDeque<>();

    RequestWindow(InstantSource clock, int limit, Duration length) {
        this.clock = clock;
        this.limit = limit;
        this.length = length;
    }

    /** Counts one request; false when it is one too many, which then does not count. */
    synchronized boolean admits() {
        Instant now = clock.instant();
        Instant begin = now.minus(length);
        while (!times.isEmpty() && !times.getFirst().isAfter(begin)) {
            times.removeFirst();
        }
        if (times.size() >= limit) {
            return false;
        }
        times.addLast(now);
        return true;
    }
}
