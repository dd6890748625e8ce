package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.sitewatch.WatchReport;
import org.whereabouts.crawler.sitewatch.WatchReport.PageChange;

/** What changed on a site, as operators see it. */
@Schema(name = "SiteReport", description = "What changed on a site between its last two complete watches.")
record SiteReportView(
        String site,

        @Schema(description = "the complete watch that is compared with; null until there are two") @Nullable
        WatchView before,

        @Schema(description = "the last complete watch; null until there is one") @Nullable
        WatchView after,

        @Schema(description = "the last watch, complete or not; null before the first") @Nullable
        WatchView latest,

        List<PageChange> added,
        List<PageChange> changed,

        @Schema(description = "pages that the site says are gone, or that nothing links to any more")
        List<PageChange> vanished,

        @Schema(description = "pages that lead elsewhere or are closed to us; they may well be there")
        List<PageChange> noLongerWatched,

        int unchanged) {

    static SiteReportView of(
            WatchReport report, @Nullable WatchView before, @Nullable WatchView after, @Nullable WatchView latest) {
        return new SiteReportView(
                report.site().value(),
                before,
                after,
                latest,
                report.added(),
                report.changed(),
                report.vanished(),
                report.noLongerWatched(),
                report.unchanged());
    }
}
