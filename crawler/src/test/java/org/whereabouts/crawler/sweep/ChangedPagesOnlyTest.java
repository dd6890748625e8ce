package org.whereabouts.crawler.sweep;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.whereabouts.crawler.capture.RunPages;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.LookupKey;
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
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;
import org.whereabouts.crawler.sweep.SearchResult.Ended;
import org.whereabouts.crawler.throttle.Priority;

/** A page whose version the site named is asked for again only if it has changed (RFC 9110, section 13). */
class ChangedPagesOnlyTest {

    private static final String DATE = "Sun, 01 Nov 2026 10:00:00 GMT";

    /** Belong to the connection, not to the request (RFC 9110, section 7.6.1), or are withheld. */
    private static final Set<String> CONNECTION_HEADERS = Set.of("connection", "upgrade", "http2-settings", "cookie");

    @TempDir
    Path directory;

    private WireMockServer site;
    private CrawlerFixture crawler;
    private Source source;

    /** A site with one page, whose text is somebody's number. */
    private record OnePage(SourceProfile profile) implements Source {

        @Override
        public Stream<Search> sweep() {
            return Stream.of(search(PageRequest.get("list", "/list")));
        }

        @Override
        public Optional<Search> lookup(LookupKey key) {
            return Optional.empty();
        }

        @Override
        public PageOutcome parse(Page page) {
            RosterEntry entry = RosterEntry.builder()
                    .put(EntryField.NUMBER, page.body().text(StandardCharsets.UTF_8))
                    .build();
            return new PageOutcome.Roster(List.of(entry), OptionalInt.of(1), List.of());
        }
    }

    private static Search search(PageRequest first) {
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

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void anUnchangedPageIsReadFromItsCapture(boolean etag, boolean lastModified) throws InterruptedException {
        site.stubFor(get("/list").willReturn(versioned("A1", etag, lastModified)));
        sweep(1);
        var ifUnchanged = get("/list");
        var expected = getRequestedFor(urlEqualTo("/list"));
        if (etag) {
            ifUnchanged = ifUnchanged.withHeader("If-None-Match", equalTo("\"v1\""));
            expected = expected.withHeader("If-None-Match", equalTo("\"v1\""));
        } else {
            expected = expected.withoutHeader("If-None-Match");
        }
        if (lastModified) {
            ifUnchanged = ifUnchanged.withHeader("If-Modified-Since", equalTo(DATE));
            expected = expected.withHeader("If-Modified-Since", equalTo(DATE));
        } else {
            expected = expected.withoutHeader("If-Modified-Since");
        }
        site.stubFor(ifUnchanged.willReturn(aResponse().withStatus(304)));

        Ended second = sweep(2);
        Ended third = sweep(3);

        site.verify(2, expected);
        assertThat(numbers(second)).containsExactly("A1");
        assertThat(numbers(third)).containsExactly("A1");
        Page read = RunPages.of(crawler.captures, 3).getFirst();
        assertThat(read.body().text(StandardCharsets.UTF_8)).isEqualTo("A1");
        assertThat(read.fetchedAt())
                .as("the site has just said so")
                .isAfter(RunPages.of(crawler.captures, 1).getFirst().fetchedAt());
    }

    @Test
    void aChangedPageIsReadAsItIsNow() throws InterruptedException {
        site.stubFor(get("/list").willReturn(versioned("A1", true, false)));
        sweep(1);
        site.stubFor(get("/list").willReturn(versioned("B2", true, false)));

        assertThat(numbers(sweep(2))).containsExactly("B2");
    }

    @Test
    void theNextProcessAsksForChangesToo() throws InterruptedException {
        site.stubFor(get("/list").willReturn(versioned("A1", true, false)));
        sweep(1);
        crawler = crawler.successor();
        site.stubFor(get("/list")
                .withHeader("If-None-Match", equalTo("\"v1\""))
                .willReturn(aResponse().withStatus(304)));

        assertThat(numbers(sweep(2))).containsExactly("A1");
        site.verify(1, getRequestedFor(urlEqualTo("/list")).withHeader("If-None-Match", equalTo("\"v1\"")));
    }

    @Test
    void aPageWhoseCaptureIsGoneIsAskedForWholeOnceMore() throws InterruptedException, IOException {
        site.stubFor(get("/list").willReturn(versioned("A1", true, false)));
        sweep(1);
        deleteCaptures();
        site.stubFor(get("/list")
                .withHeader("If-None-Match", matching(".*"))
                .willReturn(aResponse().withStatus(304)));
        crawler = crawler.successor();

        assertThat(numbers(sweep(2))).containsExactly("A1");
        site.verify(2, getRequestedFor(urlEqualTo("/list")).withHeader("If-None-Match", absent()));
        assertThat(crawler.captures.ofRun(2, 0, 10)).hasSize(1);
    }

    @Test
    void nothingChangedWhereNoVersionWasNamedIsNoAnswer() throws InterruptedException {
        site.stubFor(get("/list").willReturn(aResponse().withStatus(304)));

        assertThat(run()).isInstanceOfSatisfying(BrokenOff.class, broken -> {
            assertThat(broken.obstacle()).isEqualTo(Obstacle.GARBLED);
            assertThat(broken.detail()).contains("304");
        });
    }

    @Test
    void whoeverAnswers304ToEverythingIsNotAskedForever() throws InterruptedException, IOException {
        site.stubFor(get("/list").willReturn(versioned("A1", true, false)));
        sweep(1);
        deleteCaptures();
        site.stubFor(get("/list").willReturn(aResponse().withStatus(304)));

        assertThat(run()).isInstanceOf(BrokenOff.class);
        site.verify(3, getRequestedFor(urlEqualTo("/list")));
    }

    @Test
    void aPostIsNeverConditional() throws InterruptedException {
        site.stubFor(post("/list").willReturn(versioned("A1", true, true)));
        Search search = search(PageRequest.postForm("list", "/list", "all=yes"));
        for (long run = 1; run <= 2; run++) {
            keep(run, search, (Ended) crawler.runner.run(source, search, Priority.SWEEP, Duration.ofSeconds(30)));
        }

        site.verify(2, postRequestedFor(urlEqualTo("/list")).withHeader("If-None-Match", absent()));
    }

    @Test
    void aSiteThatNamesNoVersionsIsAskedPlainly() throws InterruptedException {
        site.stubFor(get("/list").willReturn(ok("A1")));
        sweep(1);
        sweep(2);

        site.verify(0, getRequestedFor(anyUrl()).withHeader("If-None-Match", matching(".*")));
        site.verify(0, getRequestedFor(anyUrl()).withHeader("If-Modified-Since", matching(".*")));
    }

    /** Holds fetcher and captures together: what the one sends the other writes down. */
    @Test
    void theRequestRecordHoldsEveryHeaderThatTheSiteReceivedSaveCookies() throws InterruptedException, IOException {
        site.stubFor(get("/list").willReturn(versioned("A1", true, true).withHeader("Set-Cookie", "session=s3cr3t")));
        sweep(1);
        sweep(2);
        Set<String> received = new TreeSet<>();
        site.getAllServeEvents().getFirst().getRequest().getHeaders().all().forEach(header -> {
            if (!CONNECTION_HEADERS.contains(header.key().toLowerCase(Locale.ROOT))) {
                received.add(header.key().toLowerCase(Locale.ROOT) + ": " + header.firstValue());
            }
        });
        received.remove("content-length: 0");
        assertThat(received).anyMatch(header -> header.startsWith("if-none-match"));

        Set<String> written = new TreeSet<>();
        for (String line : lastRequestBlock().split("\r\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                written.add(line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
            }
        }
        assertThat(written).isEqualTo(received);
    }

    private String lastRequestBlock() throws IOException {
        String last = "";
        try (var files = Files.list(directory);
                WarcReader reader = new WarcReader(files.findFirst().orElseThrow())) {
            for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get() instanceof WarcRequest request) {
                    last = new String(request.body().stream().readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return last;
    }

    private static ResponseDefinitionBuilder versioned(String text, boolean etag, boolean lastModified) {
        ResponseDefinitionBuilder page = ok(text);
        page = etag ? page.withHeader("ETag", "\"v1\"") : page;
        return lastModified ? page.withHeader("Last-Modified", DATE) : page;
    }

    private SearchResult run() throws InterruptedException {
        return crawler.runner.run(
                source, source.sweep().findFirst().orElseThrow(), Priority.SWEEP, Duration.ofSeconds(30));
    }

    private Ended sweep(long runId) throws InterruptedException {
        Ended ended = (Ended) run();
        keep(runId, source.sweep().findFirst().orElseThrow(), ended);
        return ended;
    }

    private void keep(long runId, Search search, Ended ended) {
        crawler.transaction.executeWithoutResult(
                _ -> crawler.captures.index(source.profile().id(), runId, search, ended.captures()));
    }

    private void deleteCaptures() throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<String> numbers(Ended ended) {
        return ended.people().stream()
                .map(seen -> seen.entry().get(EntryField.NUMBER).orElseThrow())
                .toList();
    }
}
