package org.whereabouts.indexer.registry;

import java.time.Instant;
import org.whereabouts.crawler.source.SourceId;

/**
 * The last complete run of a source that was applied.
 *
 * @param source the source
 * @param lastRunId the run
 * @param sweepStartedAt when its sweep began: everybody it listed was there at that time or later
 * @param factsSince how old what it says of people may be at most: {@code sweepStartedAt}, or earlier where the run took over
 *     what earlier ones had read
 * @param completedAt when it was applied
 * @param people how many people it listed
 */
public record SourceState(
        SourceId source, long lastRunId, Instant sweepStartedAt, Instant factsSince, Instant completedAt, int people) {}
