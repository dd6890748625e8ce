package org.whereabouts.crawler.trial;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;

/**
 * One request of a trial, and what came of it.
 *
 * @param number from 1
 * @param search the search it belongs to
 * @param request what was asked; its query and body may hold what was looked for
 * @param waited how long it waited for its slot; with redirects, for all of them
 * @param received what the host sent; null when there was no answer
 */
public record TrialStep(
        int number,
        Search search,
        PageRequest request,
        Duration waited,
        @Nullable Received received,
        Finding finding) {

    /**
     * An answer.
     *
     * @param bytes of the payload, decompressed
     * @param took from sending to the last byte; with redirects, of all of them
     */
    public record Received(int status, long bytes, Duration took, Instant at) {}

    /** What the trial found. */
    public sealed interface Finding {

        /** The page was read; what it says may be that it was not understood. */
        record Read(PageOutcome outcome) implements Finding {}

        /**
         * There is no page to read.
         *
         * @param detail what happened, without personal data
         */
        record Met(Obstacle obstacle, String detail) implements Finding {}
    }

    /** Whether this is what a sweep or a look-up could go on with. */
    public boolean understood() {
        return switch (finding) {
            case Finding.Met _ -> false;
            case Finding.Read(PageOutcome outcome) ->
                switch (outcome) {
                    case PageOutcome.Continue _,
                            PageOutcome.Roster _,
                            PageOutcome.Leads _,
                            PageOutcome.Bulk _,
                            PageOutcome.NoMatch _,
                            PageOutcome.TooMany _ -> true;
                    case PageOutcome.Blocked _,
                            PageOutcome.RateLimited _,
                            PageOutcome.Maintenance _,
                            PageOutcome.LayoutChanged _ -> false;
                };
        };
    }
}
