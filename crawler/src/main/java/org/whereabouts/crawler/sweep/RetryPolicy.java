package org.whereabouts.crawler.sweep;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * When a search that met a passing obstacle is tried again: exponential back-off with jitter, never earlier than the site
 * asked for.
 *
 * @param attempts how often a search is tried in all
 * @param jitter where the jitter comes from
 */
public record RetryPolicy(int attempts, RandomGenerator jitter) {

    /** The first wait, as a multiple of the source's delay: long against the pace at which the host was just asked. */
    private static final int FIRST_WAIT_DELAYS = 10;

    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * The wait before the next attempt; empty when there is none.
     *
     * @param failed how often the search has failed, this time included
     */
    public Optional<Duration> next(SourceProfile source, int failed, Optional<Duration> retryAfter) {
        if (failed >= attempts) {
            return Optional.empty();
        }
        return Optional.of(backOff(source, failed, retryAfter));
    }

    /** The wait after our own restraint was in the way: what it says, or a first back-off; it is no failure of anybody. */
    public Duration restraint(SourceProfile source, Optional<Duration> retryAfter) {
        return retryAfter.orElseGet(() -> backOff(source, 1, Optional.empty()));
    }

    private Duration backOff(SourceProfile source, int failed, Optional<Duration> retryAfter) {
        Duration doubled = source.delay().multipliedBy((long) FIRST_WAIT_DELAYS << Math.min(failed - 1, 16));
        Duration capped = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        Duration jittered = Duration.ofMillis((long) (capped.toMillis() * jitter.nextDouble(0.5, 1.5)));
        return retryAfter.filter(asked -> asked.compareTo(jittered) > 0).orElse(jittered);
    }
}
