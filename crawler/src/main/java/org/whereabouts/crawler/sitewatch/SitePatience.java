package org.whereabouts.crawler.sitewatch;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.polite.Obstacle;

/**
 * Whether a page that could not be had is asked for again, and when a site has had enough of us. How long its host is left alone
 * is for the host throttle to say. For one watch, one thread.
 */
final class SitePatience {

    /** How often a page is asked for that may be had later. */
    private static final int ATTEMPTS = 3;
    /** A site on which so many pages fail one after the other is not asked on. */
    private static final int MOST_FAILURES_IN_A_ROW = 3;

    private static final Duration USUAL_RESTRAINT = Duration.ofMinutes(10);

    private int failuresInARow;
    private @Nullable Obstacle givenUp;

    /** How long the watch does nothing before it goes on, with this page among the others; empty when the page is given up. */
    Optional<Duration> askAgainIn(int attempts, Visit.Failed failed) {
        return switch (failed.obstacle().handling()) {
            case WAIT -> Optional.of(failed.retryAfter().orElse(USUAL_RESTRAINT));
            case RETRY ->
                attempts + 1 < ATTEMPTS ? Optional.of(failed.retryAfter().orElse(Duration.ZERO)) : Optional.empty();
            case GIVE_UP -> Optional.empty();
        };
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
