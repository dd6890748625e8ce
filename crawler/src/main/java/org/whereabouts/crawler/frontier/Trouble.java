package org.whereabouts.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a search has met so far.
 *
 * @param attempts how often it has been tried in vain
 * @param hostFaults how many of these were for trouble of its host
 * @param since when it first failed; null when it has not
 * @param cutShort how often in a row our own restraint broke it off in the middle
 */
public record Trouble(
        int attempts, int hostFaults, @Nullable Instant since, int cutShort) {

    /** Of a search that has not been tried yet. */
    public static final Trouble NONE = new Trouble(0, 0, null, 0);

    /** How long it has lasted. */
    public Duration lastedUntil(Instant now) {
        return since == null ? Duration.ZERO : Duration.between(since, now);
    }
}
