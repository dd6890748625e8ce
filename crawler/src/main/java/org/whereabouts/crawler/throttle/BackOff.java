package org.whereabouts.crawler.throttle;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long a host that just failed is left alone: exponentially longer with each failure in a row, with jitter, and never
 * shorter than it asks for.
 */
final class BackOff {

    /** The first wait, in gaps of the host. */
    private static final int FIRST_WAIT_GAPS = 10;

    private static final Duration LONGEST = Duration.ofHours(1);

    private final RandomGenerator jitter;

    BackOff(RandomGenerator jitter) {
        this.jitter = jitter;
    }

    /**
     * The wait.
     *
     * @param inARow how many requests failed in a row, the last included; 1 or more
     */
    Duration after(int inARow, Duration gap, Optional<Duration> retryAfter) {
        Duration doubled = gap.multipliedBy((long) FIRST_WAIT_GAPS << Math.clamp(inARow - 1, 0, 16));
        Duration capped = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        Duration jittered = Duration.ofNanos((long) (capped.toNanos() * jitter.nextDouble(0.5, 1.5)));
        return retryAfter.filter(asked -> asked.compareTo(jittered) > 0).orElse(jittered);
    }
}
