package org.whereabouts.indexer.registry;

import java.time.Instant;
import org.whereabouts.crawler.source.SourceId;

/**
 * The last complete run of a source that was applied.
 *
 * @param source the source
 * @param lastRunId the run
 * @param sweepStartedAt when its sweep began
 * @param factsSince how old what it says of people may be at most: {@code sweepStartedAt}, or earlier where it read a file that was
 *     written before, or took over what earlier runs had read
 * @param completedAt when it was applied
 * @param people how many people it listed
 */
public record SourceState(
        SourceId source, long lastRunId, Instant sweepStartedAt, Instant factsSince, Instant completedAt, int people) {}
