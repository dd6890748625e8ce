package org.whereabouts.crawler.frontier;

import java.time.Instant;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.throttle.Priority;

/**
 * One worker's right to ask one search, until it says how that ended or the time is over.
 *
 * @param ordinal the search's place in the run
 * @param number counts the leases of the search: an earlier one is worth nothing
 * @param trouble what the search has met so far
 * @param until when somebody else may take the search, unless the lease is extended
 */
public record Lease(
        long runId, int ordinal, int number, Search search, Priority priority, Trouble trouble, Instant until) {

    Lease until(Instant later) {
        return new Lease(runId, ordinal, number, search, priority, trouble, later);
    }
}
