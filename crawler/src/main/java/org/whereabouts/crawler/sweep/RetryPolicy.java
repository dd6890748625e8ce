package org.whereabouts.crawler.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.whereabouts.crawler.frontier.Trouble;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * When a search that met a passing obstacle is tried again: exponential back-off with jitter, never earlier than the site
 * asked for. Trouble of the host is outlasted, since the throttle already spaces the trials; what only this search meets is
 * counted.
 *
 * @param attempts how often a search is tried in all; one whose host is in trouble, at least
 * @param patience how long the host of a search may be in trouble
 * @param jitter where the jitter comes from
 */
public record RetryPolicy(int attempts, Duration patience, RandomGenerator jitter) {

    private static final Set<Obstacle> OF_THE_HOST = EnumSet.of(
            Obstacle.TIMEOUT,
            Obstacle.UNREACHABLE,
            Obstacle.SERVER_ERROR,
            Obstacle.RATE_LIMITED,
            Obstacle.MAINTENANCE,
            Obstacle.ROBOTS_UNAVAILABLE);

    /** The first wait, as a multiple of the source's delay: long against the pace at which the host was just asked. */
    private static final int FIRST_WAIT_DELAYS = 10;

    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * The wait before the next attempt; empty when there is none.
     *
     * @param before what the search had met until now
     */
    public Optional<Duration> next(
            SourceProfile source, Obstacle met, Trouble before, Instant now, Optional<Duration> retryAfter) {
        return givesUp(met, before, now)
                ? Optional.empty()
                : Optional.of(backOff(source, before.attempts() + 1, retryAfter));
    }

    /** Whether the obstacle is the host's, and not one of this search alone. */
    static boolean isOfTheHost(Obstacle met) {
        return OF_THE_HOST.contains(met);
    }

    private boolean givesUp(Obstacle met, Trouble before, Instant now) {
        if (!isOfTheHost(met)) {
            return before.attempts() - before.hostFaults() + 1 >= attempts;
        }
        // Counted as well: a worker that comes back after days has not tried for days.
        return before.attempts() + 1 >= attempts && before.lastedUntil(now).compareTo(patience) >= 0;
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
