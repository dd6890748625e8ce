package org.whereabouts.crawler.sitewatch;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.polite.Obstacle;

/** When a page that could not be had is asked for again, and when a site has had enough of us. For one watch, one thread. */
final class SitePatience {

    /** How often a page is asked for that may be had later. */
    private static final int ATTEMPTS = 3;
    /** A site on which so many pages fail one after the other is not asked on. */
    private static final int MOST_FAILURES_IN_A_ROW = 3;

    private static final Duration USUAL_WAIT = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** The first wait, as a multiple of the site's delay: long against the pace at which it was just asked. */
    private static final int FIRST_WAIT_DELAYS = 10;

    private final Duration delay;
    private int failuresInARow;
    private @Nullable Obstacle givenUp;

    SitePatience(Duration delay) {
        this.delay = delay;
    }

    /** How long the whole site is left alone before the page is asked for again; empty when it is given up. */
    Optional<Duration> askAgainIn(int attempts, Visit.Failed failed) {
        return switch (failed.obstacle().handling()) {
            case WAIT -> Optional.of(failed.retryAfter().orElse(USUAL_WAIT));
            case RETRY ->
                attempts + 1 < ATTEMPTS
                        ? Optional.of(longer(backOff(attempts), failed.retryAfter()))
                        : Optional.empty();
            case GIVE_UP -> Optional.empty();
        };
    }

    private static Duration longer(Duration backOff, Optional<Duration> askedFor) {
        return askedFor.filter(asked -> asked.compareTo(backOff) > 0).orElse(backOff);
    }

    private Duration backOff(int attempts) {
        Duration doubled = delay.multipliedBy((long) FIRST_WAIT_DELAYS << attempts);
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    /** Takes note of what finally came of a page. */
    void settled(Visit visit) {
        if (!(visit instanceof Visit.Failed failed)) {
            failuresInARow = 0;
            return;
        }
        failuresInARow++;
        boolean wholeSite = switch (failed.obstacle()) {
            case UNTRUSTED, CRAWL_DELAY_TOO_LONG, ROBOTS_UNAVAILABLE -> true;
            default -> false;
        };
        if (wholeSite || failuresInARow >= MOST_FAILURES_IN_A_ROW) {
            givenUp = failed.obstacle();
        }
    }

    /** Why the site is not asked on; empty unless it has had enough. */
    Optional<Obstacle> givenUp() {
        return Optional.ofNullable(givenUp);
    }
}
