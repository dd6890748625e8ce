package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.added.AddedSources;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.indexer.registry.SourceState;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunState;

/** A source as operators see it. */
@Schema(
        name = "Source",
        description = "An inmate locator: who runs it, how it is asked, and how current what is held of it is.")
record SourceView(
        String id,
        String agency,
        SourceProfile.Level level,
        @Nullable String state,
        SourceProfile.Listing listing,
        boolean enabled,

        @Schema(description = "when an operator added it, or changed what was added; null for a source that is shipped")
        @Nullable
        Instant addedAt,

        @Schema(description = "since when nobody asks it, because an operator withdrew it; null for a living source")
        @Nullable
        Instant withdrawnAt,

        @Nullable String schedule,
        String timeZone,
        double delaySeconds,
        URI baseUrl,
        @Nullable LastRun lastRun,

        @Schema(description = "the last complete sweep that was applied: what is served is this old") @Nullable
        Instant currentAsOf,

        @Nullable Integer people) {

    /** The newest run, whatever came of it. */
    record LastRun(
            long id,
            RunState state,
            Instant queuedAt,
            @Nullable Instant finishedAt) {}

    static SourceView of(
            SourceProfile source, AddedSources.@Nullable Added added, @Nullable Run last, @Nullable SourceState state) {
        return new SourceView(
                source.id().value(),
                source.agency(),
                source.level(),
                source.state(),
                source.listing(),
                source.enabled(),
                added == null ? null : added.addedAt(),
                added == null ? null : added.withdrawnAt(),
                source.schedule(),
                source.timeZone().getId(),
                source.delay().toMillis() / 1000.0,
                source.baseUrl(),
                last == null ? null : new LastRun(last.id(), last.state(), last.queuedAt(), last.finishedAt()),
                state == null ? null : state.sweepStartedAt(),
                state == null ? null : state.people());
    }
}
