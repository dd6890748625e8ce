package org.whereabouts.app.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A watch of a web site as the API shows it.
 *
 * @param state QUEUED, CRAWLING, WAITING or ENDED
 * @param dueAt when it goes on; null unless it waits
 * @param outcome COMPLETE, INCOMPLETE or FAILED; null until it has ended
 * @param trouble why it is not complete
 * @param detail the same in words
 */
public record SiteWatchView(
        long id,
        String site,
        String state,
        String trigger,
        @Nullable Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @Nullable String trouble,
        @Nullable String detail,
        Progress progress) {

    /** Pages known so far, and what became of them. */
    public record Progress(int known, int settled, int read, int failed) {}

    public boolean ended() {
        return state.equals("ENDED");
    }

    public boolean isComplete() {
        return "COMPLETE".equals(outcome);
    }

    /** State, or outcome once it has ended. */
    public String standing() {
        return outcome == null ? state : outcome;
    }

    /** Why it is not complete; a dash where it is, or is not known yet. */
    public String reason() {
        return trouble == null ? "-" : trouble + (detail == null ? "" : ": " + detail);
    }
}
