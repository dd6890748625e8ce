package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.added.AddedSources;
import org.whereabouts.crawler.coverage.DeclinedSite;
import org.whereabouts.crawler.coverage.Standing;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.indexer.registry.SourceState;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunState;

/** A source as operators see it, or a site that is declined. */
@Schema(
        name = "ListedSource",
        description =
                "An inmate locator: who runs it, how it is asked, and how current what is held of it is; or one that is"
                        + " declined and never asked, with the reason and the lawful alternative.")
record SourceView(
        String id,
        String agency,
        SourceProfile.Level level,
        @Nullable String state,

        @Schema(description = "the platform that the site shares with others; null for one with an adapter of its own")
        @Nullable
        String family,

        @Schema(description = "how people are found; null for a site that is declined")
        SourceProfile.@Nullable Listing listing,

        boolean enabled,

        @Schema(description = "true for a site that is never asked: a captcha, a wall or its terms stand in the way")
        boolean declined,

        @Schema(description = "why it is declined, or not enabled; null for a source that is enabled") @Nullable
        String reason,

        @Schema(description = "the lawful way to the same answer; null for a site that is not declined") @Nullable
        String alternative,

        @Schema(description = "when an operator added it, or changed what was added; null for a source that is shipped")
        @Nullable
        Instant addedAt,

        @Schema(description = "since when nobody asks it, because an operator withdrew it; null for a living source")
        @Nullable
        Instant withdrawnAt,

        @Schema(description = "how often the site itself says that it renews what it shows; null where it does not say")
        @Nullable
        String renewed,

        @Nullable String schedule,
        @Nullable String timeZone,
        @Nullable Double delaySeconds,
        @Nullable URI baseUrl,
        @Nullable LastRun lastRun,

        @Schema(
                description =
                        "how old what is served may be: when the last complete sweep that was applied began, or as of"
                                + " when the oldest thing was true that it went by")
        @Nullable
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
                Standing.family(source).orElse(null),
                source.listing(),
                source.enabled(),
                false,
                Standing.whyNotEnabled(source).orElse(null),
                null,
                added == null ? null : added.addedAt(),
                added == null ? null : added.withdrawnAt(),
                source.renewed(),
                source.schedule(),
                source.timeZone().getId(),
                source.delay().toMillis() / 1000.0,
                source.baseUrl(),
                last == null ? null : new LastRun(last.id(), last.state(), last.queuedAt(), last.finishedAt()),
                state == null ? null : state.factsSince(),
                state == null ? null : state.people());
    }

    static SourceView of(DeclinedSite site) {
        return new SourceView(
                site.id().value(),
                site.agency(),
                site.level(),
                site.state(),
                null,
                null,
                false,
                true,
                site.reason(),
                site.alternative(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
