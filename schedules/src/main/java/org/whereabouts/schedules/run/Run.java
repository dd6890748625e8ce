package org.whereabouts.schedules.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.indexer.registry.Applied;
import org.whereabouts.schedules.gate.Verdict;

/**
 * One run of one source.
 *
 * @param id counts up; what operators call it by
 * @param startedAt when its sweep began; null while queued
 * @param finishedAt when it ended; null before
 * @param verdict of the quality gate; null before it has judged
 * @param applied what applying did; null when nothing was applied
 * @param error why it did not complete, in one line without personal data; null when it did, or goes on
 */
public record Run(
        long id,
        SourceId source,
        RunState state,
        RunCause cause,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Verdict verdict,
        @Nullable Applied applied,
        @Nullable String error) {}
