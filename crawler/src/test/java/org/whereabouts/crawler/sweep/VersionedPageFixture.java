package org.whereabouts.crawler.sweep;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.crawler.sweep.SearchResult.Ended;
import org.whereabouts.crawler.throttle.Priority;

/** A source of one page, whose version the site may name. */
abstract class VersionedPageFixture {

    static final String DATE = "Sun, 01 Nov 2026 10:00:00 GMT";

    @TempDir
    Path directory;

    WireMockServer site;

    CrawlerFixture crawler;

    Source source;

    /** A site with one page, whose text is somebody's number. */
    record OnePage(SourceProfile profile) implements Source {

        @Override
        public Stream<Search> sweep() {
            return Stream.of(search(PageRequest.get("list", "/list")));
        }

        @Override
        public PageOutcome parse(Page page) {
            RosterEntry entry = RosterEntry.builder()
                    .put(EntryField.NUMBER, page.body().text(StandardCharsets.UTF_8))
                    .build();
            return new PageOutcome.Roster(List.of(entry), OptionalInt.of(1), List.of());
        }
    }

    static Search search(PageRequest first) {
        return new Search("everybody", true, first);
    }

    @BeforeEach
    void start() {
        site = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true));
        site.start();
        site.stubFor(get("/robots.txt").willReturn(aResponse().withStatus(404)));
        crawler = new CrawlerFixture(directory);
        source = new OnePage(ShippedSources.load()
                .get(new SourceId("us-pa-doc"))
                .profile()
                .overlaid(new SourceOverlay(URI.create(site.baseUrl()), Duration.ofMillis(1))));
    }

    @AfterEach
    void stop() {
        crawler.close();
        site.stop();
    }

    static ResponseDefinitionBuilder versioned(String text, boolean etag, boolean lastModified) {
        ResponseDefinitionBuilder page = ok(text);
        page = etag ? page.withHeader("ETag", "\"v1\"") : page;
        return lastModified ? page.withHeader("Last-Modified", DATE) : page;
    }

    SearchResult run() throws InterruptedException {
        return crawler.runner.run(
                source, source.sweep().findFirst().orElseThrow(), Priority.SWEEP, Duration.ofSeconds(30));
    }

    Ended sweep(long runId) throws InterruptedException {
        Ended ended = (Ended) run();
        keep(runId, source.sweep().findFirst().orElseThrow(), ended);
        return ended;
    }

    void keep(long runId, Search search, Ended ended) {
        crawler.transaction.executeWithoutResult(
                _ -> crawler.captures.index(source.profile().id(), runId, search, ended.captures()));
    }

    static List<String> numbers(Ended ended) {
        return ended.people().stream()
                .map(seen -> seen.entry().get(EntryField.NUMBER).orElseThrow())
                .toList();
    }
}
