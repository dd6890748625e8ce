package org.whereabouts.crawler.sitewatch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.crawler.sweep.CrawlerFixture;
import org.whereabouts.sandbox.server.TestServers;

/** Ours: the site watch for links, the locators' core for forms and sessions. */
final class OurCrawler implements CrawlerUnderTest {

    private static final Duration SMALL = Duration.ofMillis(1);

    private final Path folder;
    private final String jdbcUrl = TestServers.postgres().createDatabase();

    OurCrawler(Path folder) {
        this.folder = folder;
    }

    @Override
    public void crawl(URI origin, Duration delay) {
        AgencySite site = WatcherFixture.site(origin, delay);
        try (WatcherFixture watching = WatcherFixture.on(jdbcUrl, folder, site)) {
            watching.watch(site);
        }
    }

    @Override
    public void crawlUntil(URI origin, BooleanSupplier enough) {
        AgencySite site = WatcherFixture.site(origin, SMALL);
        try (WatcherFixture watching = WatcherFixture.on(jdbcUrl, folder, site)) {
            CompletableFuture<Watch> working =
                    CompletableFuture.supplyAsync(() -> watching.watch(site), Thread.ofVirtual()::start);
            Awaitility.await().atMost(60, TimeUnit.SECONDS).until(enough::getAsBoolean);
            watching.watcher.stop();
            working.join();
        }
    }

    @Override
    public void resume(URI origin) {
        AgencySite site = WatcherFixture.site(origin, SMALL);
        try (WatcherFixture watching = WatcherFixture.on(jdbcUrl, folder, site)) {
            watching.watcher.work(watching.watches.open(site.id()).orElseThrow().id());
        }
    }

    @Override
    public void post(URI form, List<String> bodies) throws InterruptedException {
        sweep(
                form,
                bodies.stream()
                        .map(body -> new Search(body, true, PageRequest.postForm("list", form.getPath(), body)))
                        .toList());
    }

    @Override
    public void beginSessions(URI landingPage, int sessions) throws InterruptedException {
        sweep(
                landingPage,
                IntStream.rangeClosed(1, sessions)
                        .mapToObj(session -> new Search(
                                "session " + session, true, PageRequest.get("landing", landingPage.getPath())))
                        .toList());
    }

    private void sweep(URI page, List<Search> searches) throws InterruptedException {
        URI origin = URI.create(page.getScheme() + "://" + page.getAuthority());
        SourceProfile played = ShippedSources.load()
                .get(new SourceId("us-pa-doc"))
                .profile()
                .overlaid(new SourceOverlay(origin, SMALL));
        try (CrawlerFixture crawler = new CrawlerFixture(folder)) {
            crawler.sweep(1, new OneAnswer(played, searches), 20);
        }
    }

    /** A source whose every page says that nobody was found. */
    private record OneAnswer(SourceProfile profile, List<Search> searches) implements Source {

        @Override
        public Stream<Search> sweep() {
            return searches.stream();
        }

        @Override
        public PageOutcome parse(Page page) {
            return new PageOutcome.NoMatch();
        }
    }

    @Override
    public List<String> process(URI origin) {
        return ForkedCrawl.command("ours", origin.toString(), folder.toString(), jdbcUrl);
    }

    @Override
    public void close() {}
}
