package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.sitewatch.AgencySite;

/** A watched web site as operators see it. */
@Schema(name = "Site", description = "An agency's web site that is watched for changes, and its latest watch.")
record SiteView(
        String id,
        String agency,
        URI origin,
        List<String> startPages,
        List<String> allowedPaths,
        boolean enabled,
        @Nullable String schedule,
        String timeZone,
        double delaySeconds,
        @Nullable WatchView latestWatch) {

    static SiteView of(AgencySite site, @Nullable WatchView latest) {
        return new SiteView(
                site.id().value(),
                site.agency(),
                site.origin(),
                site.startPages(),
                site.allowedPaths(),
                site.enabled(),
                site.schedule(),
                site.timeZone().getId(),
                site.delay().toMillis() / 1000.0,
                latest);
    }
}
