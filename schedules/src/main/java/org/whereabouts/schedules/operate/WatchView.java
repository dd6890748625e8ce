package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.sitewatch.Watch;
import org.whereabouts.crawler.sitewatch.WatchProgress;

/** A watch as operators see it. */
@Schema(name = "SiteWatch", description = "One look at a whole web site, and how far it has come.")
record WatchView(
        long id,
        String site,
        Watch.State state,
        Watch.Cause trigger,
        Instant queuedAt,
        @Nullable Instant startedAt,

        @Schema(description = "when it goes on, while the site is left alone") @Nullable
        Instant dueAt,

        @Nullable Instant endedAt,

        @Schema(description = "COMPLETE: every page was seen as it is; only then can a page have vanished")
        Watch.@Nullable Outcome outcome,

        @Schema(description = "why it is not complete") Watch.@Nullable Trouble trouble,

        @Nullable String detail,

        @Schema(description = "its pages; those of older watches are forgotten and count 0")
        WatchProgress progress) {

    static WatchView of(Watch watch, WatchProgress progress) {
        return new WatchView(
                watch.id(),
                watch.site().value(),
                watch.state(),
                watch.cause(),
                watch.queuedAt(),
                watch.startedAt(),
                watch.dueAt(),
                watch.endedAt(),
                watch.outcome(),
                watch.trouble(),
                watch.detail(),
                progress);
    }
}
