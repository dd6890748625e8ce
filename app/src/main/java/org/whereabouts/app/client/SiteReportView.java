package org.whereabouts.app.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed on a web site, as the API shows it. */
public record SiteReportView(
        String site,
        @Nullable SiteWatchView before,
        @Nullable SiteWatchView after,
        @Nullable SiteWatchView latest,
        List<Change> added,
        List<Change> changed,
        List<Change> vanished,
        List<Change> noLongerWatched,
        int unchanged) {

    /** One page, and the unified diff of its text. */
    public record Change(String url, String title, String why, List<String> diff) {}
}
