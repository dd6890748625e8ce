package org.whereabouts.crawler.capture;

import java.time.Duration;
import java.time.Instant;

/**
 * How long captures are kept.
 *
 * @param days whole days, at least 1
 */
public record RetentionRule(int days) {

    /** What holds where an operator says nothing. */
    public static final RetentionRule DEFAULT = new RetentionRule(30);

    /** A file spans up to one day, and is looked at once a day. */
    private static final Duration SLACK = CaptureFiles.WRITTEN_FOR.plusDays(1);

    public RetentionRule {
        if (days < 1) {
            throw new IllegalArgumentException(
                    "captures must be kept for at least 1 day (whereabouts.capture-days), not " + days);
        }
    }

    /** Captures from before then go. */
    public Instant keepsSince(Instant now) {
        return now.minus(Duration.ofDays(days));
    }

    /**
     * A payload from before then is not referred to any more but stored anew. A page that never changes keeps its first
     * payload for as long as the youngest capture that refers to it; this bound lets no payload outlive its time by more than
     * half of it. Terms of four days and less leave no room for references.
     */
    public Instant refersBackTo(Instant now) {
        Duration reach = Duration.ofDays(days).dividedBy(2).minus(SLACK);
        return reach.isPositive() ? now.minus(reach) : now;
    }
}
