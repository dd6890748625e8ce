package org.whereabouts.crawler.sitewatch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.sitewatch.Watch.Outcome;
import org.whereabouts.crawler.sitewatch.Watch.State;
import org.whereabouts.crawler.sitewatch.Watch.Trouble;

class SiteWatcherTest {

    @TempDir
    Path captures;

    private final WireMockServer host =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private AgencySite site;
    private WatcherFixture watching;

    @BeforeEach
    void start() {
        host.start();
        host.stubFor(get("/robots.txt").willReturn(aResponse().withStatus(404)));
        site = WatcherFixture.site(URI.create(host.baseUrl()), Duration.ofMillis(3));
        watching = WatcherFixture.fresh(captures, site);
    }

    @AfterEach
    void stop() {
        watching.close();
        host.stop();
    }

    @Test
    void pagesAreReadCapturedAndKnownByWhatBecameOfThem() {
        page("/", "/a", "/gone", "/old", "/away");
        page("/a", "/");
        page("/new");
        host.stubFor(get("/gone").willReturn(aResponse().withStatus(410)));
        host.stubFor(get("/old").willReturn(aResponse().withStatus(301).withHeader("Location", "/new")));
        host.stubFor(
                get("/away").willReturn(aResponse().withStatus(302).withHeader("Location", "https://other.example/")));

        Watch watch = watching.watch(site);

        assertThat(watch.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(watching.fates(watch))
                .containsOnly(
                        entry("/", Fate.READ),
                        entry("/a", Fate.READ),
                        entry("/new", Fate.READ),
                        entry("/gone", Fate.GONE),
                        entry("/old", Fate.MOVED),
                        entry("/away", Fate.CLOSED));
        assertThat(watching.database
                        .sql("SELECT count(*) FROM crawler.capture WHERE source = 'us-xx-doc-web'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 403, 429})
    void aPageThatCannotBeHadHasNotVanished(int status) {
        page("/", "/a", "/b");
        page("/a");
        page("/b");
        watching.watch(site);
        host.stubFor(get("/a").willReturn(aResponse().withStatus(status)));

        Watch watch = watching.watch(site);

        assertThat(watch.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(watch.trouble()).isEqualTo(Trouble.PAGES_FAILED);
        assertThat(watch.detail()).contains("1 of 3 pages", "/a");
        assertThat(watching.reports.latest(site.id()).vanished()).isEmpty();
        assertThat(watching.fates(watch)).containsEntry("/b", Fate.READ);
    }

    @Test
    void aPageThatIsGoneOrNoLongerLinkedHasVanished() {
        page("/", "/a", "/b", "/c");
        page("/a");
        page("/b");
        page("/c");
        watching.watch(site);
        host.stubFor(get("/a").willReturn(aResponse().withStatus(404)));
        page("/", "/a", "/c");

        watching.watch(site);

        assertThat(watching.reports.latest(site.id()).vanished())
                .extracting(change -> change.url().replace(host.baseUrl(), ""), WatchReport.PageChange::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/a", "answered 404"),
                        org.assertj.core.groups.Tuple.tuple("/b", "no page links to it any more"));
    }

    @Test
    void aStartPageThatIsGoneMakesAWatchOfNoUse() {
        host.stubFor(get("/").willReturn(aResponse().withStatus(404)));

        Watch watch = watching.watch(site);

        assertThat(watch.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(watch.trouble()).isEqualTo(Trouble.START_PAGE_LOST);
    }

    @Test
    void aStartPageThatLeadsToNoPageOfTheWatchMakesItOfNoUse() {
        page("/", "/a");
        page("/a");
        watching.watch(site);
        // Deeper than links are followed.
        page("/p/o/r/t/a/l/o/f/a/l/l");
        host.stubFor(get("/").willReturn(aResponse().withStatus(301).withHeader("Location", "/p/o/r/t/a/l/o/f/a/l/l")));

        Watch watch = watching.watch(site);

        assertThat(watch.trouble()).isEqualTo(Trouble.START_PAGE_LOST);
        assertThat(watch.detail()).contains("leads to", "/p/o/r/t/a/l");
    }

    @Test
    void aStartPageThatLeadsToAnotherPageOfTheWatchIsThere() {
        page("/home", "/a");
        page("/a");
        host.stubFor(get("/").willReturn(aResponse().withStatus(301).withHeader("Location", "/home")));

        assertThat(watching.watch(site).outcome()).isEqualTo(Outcome.COMPLETE);
    }

    /** A box to log in, a captcha of the feedback form: what agencies have on each of their pages. */
    @Test
    void aPageThatSaysSomethingIsReadWhateverBoxesItHas() {
        String rules = "<li>Letters go to the vendor, with name and number</li>".repeat(8);
        host.stubFor(get("/").willReturn(aResponse()
                .withHeader("content-type", "text/html")
                .withBody("<form>Log in <input name=user><input type=password name=p></form><ul>" + rules
                        + "</ul><div class=g-recaptcha></div>")));

        Watch watch = watching.watch(site);

        assertThat(watch.outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void aCaptchaInPlaceOfThePageIsNotRead() {
        host.stubFor(get("/").willReturn(aResponse()
                .withHeader("content-type", "text/html")
                .withBody("<p>One moment</p><div class=g-recaptcha></div>")));

        assertThat(watching.watch(site).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void threeFailuresInARowEndTheAsking() {
        page("/", "/a", "/b", "/c", "/d", "/e");
        for (String path : List.of("/a", "/b", "/c", "/d", "/e")) {
            host.stubFor(get(path).willReturn(aResponse().withStatus(403)));
        }

        Watch watch = watching.watch(site);

        assertThat(watch.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(watch.trouble()).isEqualTo(Trouble.SITE_REFUSES);
        assertThat(host.getAllServeEvents()).as("robots.txt, / and three pages").hasSize(5);
    }

    @Test
    void moreLinksThanTheSiteMayHaveMakeTheWatchIncomplete() {
        page("/", "/a", "/b", "/c");
        page("/a");
        page("/b");
        page("/c");
        AgencySite small = bounded(3);
        try (WatcherFixture other = WatcherFixture.fresh(captures, small)) {
            Watch watch = other.watch(small);

            assertThat(watch.trouble()).isEqualTo(Trouble.TOO_MANY_PAGES);
            assertThat(other.watches.progress(watch.id())).isEqualTo(new WatchProgress(3, 3, 3, 0));
        }
    }

    @Test
    void aSiteIsWatchedOnceAtATime() {
        watching.watches.queue(site.id(), Watch.Cause.OPERATOR, watching.clock.instant());

        assertThatThrownBy(() -> watching.watches.queue(site.id(), Watch.Cause.SCHEDULE, watching.clock.instant()))
                .isInstanceOf(WatchOpenException.class)
                .hasMessageContaining("us-xx-doc-web");
    }

    @Test
    void whileOneWorkerIsAtWorkAnotherLeavesTheWatchAlone() {
        page("/");
        Watch watch = watching.watches.queue(site.id(), Watch.Cause.OPERATOR, watching.clock.instant());
        try (WatchLock.Held _ = new WatchLock(watching.pool).tryLock(watch.id()).orElseThrow()) {
            assertThat(watching.watcher.work(watch.id()).state()).isEqualTo(State.QUEUED);
        }
        assertThat(watching.watcher.work(watch.id()).outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void aStoppedWatchGoesOnWhereItStoppedAndAsksNothingTwice() {
        List<String> paths =
                java.util.stream.IntStream.range(0, 40).mapToObj(i -> "/p" + i).toList();
        page("/", paths.toArray(String[]::new));
        paths.forEach(path -> host.stubFor(get(path)
                .willReturn(okForContentType("text/html", "<main>" + path + "</main>")
                        .withFixedDelay(20))));
        Watch watch = watching.watches.queue(site.id(), Watch.Cause.OPERATOR, watching.clock.instant());

        // Not on the common pool: the HTTP client completes its answers there.
        CompletableFuture<Watch> working =
                CompletableFuture.supplyAsync(() -> watching.watcher.work(watch.id()), Thread.ofVirtual()::start);
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .failFast(() -> assertThat(working).isNotDone())
                .until(() -> host.getAllServeEvents().size() > 12);
        watching.watcher.stop();
        assertThat(working.join().state()).isEqualTo(State.CRAWLING);
        int before = host.getAllServeEvents().size();
        Watch ended = watching.watcher.work(watch.id());

        assertThat(before).isLessThan(40);
        assertThat(ended.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(watching.watches.progress(watch.id())).isEqualTo(new WatchProgress(41, 41, 41, 0));
        assertThat(host.getAllServeEvents().size())
                .as("robots.txt and every page once, and at most the one in flight twice")
                .isBetween(42, 43);
    }

    @Test
    void pagesOfAnOlderWatchThatIsNotCompleteAreForgotten() {
        page("/", "/broken");
        host.stubFor(get("/broken").willReturn(aResponse().withStatus(403)));
        Watch first = watching.watch(site);
        Watch second = watching.watch(site);

        assertThat(second.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(watching.pages.settled(first.id())).isEmpty();
        assertThat(watching.pages.settled(second.id())).isNotEmpty();
    }

    @Test
    void whoseSessionIsCutAsksNothingMore() {
        WatchLock locks = new WatchLock(watching.pool);
        try (WatchLock.Held held = locks.tryLock(1).orElseThrow()) {
            assertThatCode(held::pass).doesNotThrowAnyException();
            watching.database
                    .sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 1")
                    .query(Boolean.class)
                    .list();

            assertThatThrownBy(held::pass).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void pagesOfOldWatchesAreForgottenButThatTheyWereIsNot() {
        page("/");
        Watch first = watching.watch(site);
        watching.watch(site);
        watching.watch(site);

        assertThat(watching.pages.settled(first.id())).isEmpty();
        assertThat(watching.watches.newest(site.id(), 10)).hasSize(3);
    }

    private AgencySite bounded(int mostPages) {
        return new AgencySite(
                site.id(),
                site.agency(),
                site.origin(),
                site.startPages(),
                site.allowedPaths(),
                site.excludedPaths(),
                site.parameters(),
                site.maxDepth(),
                1,
                mostPages,
                site.delay(),
                null,
                null,
                site.timeZone(),
                null,
                true,
                site.terms(),
                List.of());
    }

    private void page(String path, String... links) {
        String html = Arrays.stream(links)
                .map(link -> "<a href=\"" + link + "\">" + link + "</a>")
                .collect(Collectors.joining(" ", "<main><h1>" + path + "</h1>", "</main>"));
        host.stubFor(get(path).willReturn(okForContentType("text/html", html)));
    }
}
