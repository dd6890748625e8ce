package org.whereabouts.crawler.sitewatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.sitewatch.Watch.Outcome;
import org.whereabouts.crawler.sitewatch.Watch.Trouble;
import org.whereabouts.crawler.sitewatch.WatchReport.PageChange;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.sandbox.site.ReceivedRequest;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;

/** The shipped sites, as the sandbox plays them. */
class SandboxWatchTest {

    private static final LocalDate EPOCH = LocalDate.of(2026, 11, 1);
    private static final String PA = "us-pa-doc-web";
    private static final String PRISONS = "/agencies/cor/state-prisons";

    @TempDir
    Path captures;

    private final SandboxSites sandbox = SandboxSites.start(
            Population.generate(new PopulationSpec(1, 400, EPOCH)),
            InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z")),
            SiteOptions.defaults().withCrawlDelay("us-bop-web", Duration.ZERO));
    private WatcherFixture watching;

    @BeforeEach
    void start() {
        watching = WatcherFixture.fresh(captures, site(PA), site("us-tx-tdcj-web"), site("us-bop-web"));
    }

    @AfterEach
    void stop() {
        watching.close();
        sandbox.close();
    }

    @Test
    void everyShippedSiteIsWatchedToItsEnd() {
        for (String id : List.of(PA, "us-tx-tdcj-web", "us-bop-web")) {
            Watch watch = watch(id);

            assertThat(watch.outcome()).as(id + ": " + watch.detail()).isEqualTo(Outcome.COMPLETE);
            assertThat(watching.watches.progress(watch.id()).read()).isGreaterThanOrEqualTo(12);
        }
    }

    @Test
    void trapsEndAndForbiddenAndForeignPagesAreNotAsked() {
        Watch watch = watch(PA);

        List<String> asked =
                sandbox.latestRequests(PA).stream().map(ReceivedRequest::path).toList();
        assertThat(asked).doesNotHaveDuplicates();
        assertThat(asked).contains("/robots.txt", PRISONS + "/visits", PRISONS + "/map/map/");
        assertThat(asked).noneMatch(path -> path.contains("/staff/") || path.contains("newsroom"));
        assertThat(asked).noneMatch(path -> path.contains("jsessionid") || path.contains("/map/map/map/"));
        assertThat(watching.fates(watch)).containsEntry(PRISONS + "/staff/", Fate.CLOSED);
    }

    @Test
    void reportSaysWhatChangedAddedAndVanished() {
        watch(PA);
        sandbox.advance(Period.ofDays(30));
        watch(PA);

        WatchReport report = watching.reports.latest(site(PA).id());

        assertThat(paths(report.added())).containsExactly(PRISONS + "/sci-houtzdale");
        assertThat(paths(report.vanished())).containsExactly(PRISONS + "/sci-greene");
        assertThat(report.vanished().getFirst().why()).isEqualTo("no page links to it any more");
        assertThat(paths(report.changed()))
                .containsExactly("/agencies/cor/find-or-contact-inmate/mail-rules", PRISONS, PRISONS + "/sci-albion");
        assertThat(report.changed().getLast().diff())
                .contains("-PO Box 1000", "+PO Box 1007", " ALBION, PA 00000")
                .noneMatch(line -> line.contains("Last updated"));
        assertThat(report.unchanged()).isEqualTo(12);
        assertThat(report.noLongerWatched()).isEmpty();
    }

    @Test
    void onlyNewsOfPagesIsFetchedOnTheSameDay() {
        watch(PA);
        long first = sandbox.requestCount(PA);
        Watch second = watch(PA);

        assertThat(second.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(sandbox.latestRequests(PA).stream().skip(first).map(ReceivedRequest::status))
                .as("each page is asked for once more, and is unchanged")
                .hasSize((int) first - 1)
                .containsOnly(304);
        assertThat(watching.reports.latest(site(PA).id()).unchanged()).isEqualTo(16);
    }

    @Test
    void aSiteThatMovesItsListsIntoAScriptHasNotLostItsPages() {
        watch("us-bop-web");
        sandbox.advance(Period.ofDays(1));
        sandbox.inject("us-bop-web", new Fault.LayoutChanged());

        Watch watch = watch("us-bop-web");

        assertThat(watch.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(watch.trouble()).isEqualTo(Trouble.TOO_FEW_PAGES);
        assertThat(watching.reports.latest(watch.site()).vanished()).isEmpty();
    }

    @Test
    void aMaintenanceNoticeInPlaceOfEveryPageIsNoChange() {
        watch(PA);
        sandbox.advance(Period.ofDays(1));
        sandbox.inject(PA, new Fault.Maintenance());

        Watch watch = watch(PA);

        assertThat(watch.outcome()).isNotEqualTo(Outcome.COMPLETE);
        assertThat(watching.reports.latest(watch.site()).changed()).isEmpty();
    }

    @Test
    void aSiteThatRefusesUsIsNotAskedOn() {
        sandbox.inject(PA, new Fault.Blocked());

        Watch watch = watch(PA);

        assertThat(watch.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(watch.detail()).contains("BLOCKED");
        assertThat(sandbox.requestCount(PA))
                .as("robots.txt and the start pages")
                .isLessThanOrEqualTo(4);
    }

    @Test
    void aSiteThatAsksForTimeIsLeftAlone() {
        sandbox.inject(PA, new Fault.RateLimited());

        Watch watch = watch(PA);

        assertThat(watch.state()).isEqualTo(Watch.State.WAITING);
        assertThat(watch.dueAt()).isAfter(Instant.now());
        assertThat(sandbox.requestCount(PA)).isLessThanOrEqualTo(2);
    }

    private Watch watch(String id) {
        return watching.watch(site(id));
    }

    private AgencySite site(String id) {
        return AgencySites.load().get(id).overlaid(new SourceOverlay(sandbox.baseUrl(id), Duration.ofMillis(5)));
    }

    private static List<String> paths(List<PageChange> changes) {
        return changes.stream()
                .map(change -> change.url().replaceFirst("http://[^/]+", ""))
                .toList();
    }
}
