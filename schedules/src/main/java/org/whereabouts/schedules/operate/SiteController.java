package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.whereabouts.crawler.sitewatch.AgencySites;
import org.whereabouts.crawler.sitewatch.SiteWatches;
import org.whereabouts.crawler.sitewatch.Watch;
import org.whereabouts.crawler.sitewatch.WatchReport;
import org.whereabouts.crawler.sitewatch.WatchReports;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.schedules.watch.WatchService;

/** Watching agencies' web sites for changes. Needs the scope {@code operate}. */
@RestController
@RequestMapping("/v1/sites")
@Tag(name = "Operators")
@SecurityRequirement(name = "key")
class SiteController {

    private static final int SHOWN_WATCHES = 20;

    private final AgencySites sites;
    private final SiteWatches watches;
    private final WatchReports reports;
    private final WatchService service;

    SiteController(AgencySites sites, SiteWatches watches, WatchReports reports, WatchService service) {
        this.sites = sites;
        this.watches = watches;
        this.reports = reports;
        this.service = service;
    }

    @GetMapping
    @Operation(summary = "Web sites that are watched for changes")
    ListView<SiteView> list() {
        List<SiteView> views = sites.all().stream()
                .map(site -> SiteView.of(site, latest(site.id())))
                .toList();
        return new ListView<>(views.size(), views, null);
    }

    @PostMapping("/{id}/watches")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Watch a site now",
            description = "Returns at once; see how far it is under /v1/sites/{id}/watches.")
    WatchView watch(@PathVariable String id) {
        return view(service.start(id));
    }

    @GetMapping("/{id}/watches")
    @Operation(summary = "The site's latest watches, the newest first")
    ListView<WatchView> watches(@PathVariable String id) {
        List<WatchView> views = watches.newest(sites.get(id).id(), SHOWN_WATCHES).stream()
                .map(this::view)
                .toList();
        return new ListView<>(views.size(), views, null);
    }

    @GetMapping("/{id}/report")
    @Operation(summary = "What changed between the site's last two complete watches")
    SiteReportView report(@PathVariable String id) {
        SourceId site = sites.get(id).id();
        WatchReport report = reports.latest(site);
        Watch before = report.before();
        Watch after = report.after();
        return SiteReportView.of(
                report, before == null ? null : view(before), after == null ? null : view(after), latest(site));
    }

    private @Nullable WatchView latest(SourceId site) {
        return watches.newest(site, 1).stream().map(this::view).findFirst().orElse(null);
    }

    private WatchView view(Watch watch) {
        return WatchView.of(watch, watches.progress(watch.id()));
    }
}
