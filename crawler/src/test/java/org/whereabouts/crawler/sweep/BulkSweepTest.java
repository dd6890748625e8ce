package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.capture.CaptureReader;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.capture.Reading;
import org.whereabouts.crawler.capture.UnreadableCaptureException;
import org.whereabouts.crawler.fetch.LocalFiles;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.polite.PoliteClient;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.sources.Adapters;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;
import org.whereabouts.crawler.sweep.SearchResult.Ended;
import org.whereabouts.crawler.throttle.Priority;

/** Files that memory has no place for, on their way from a host, or from this machine, into the captures and out again. */
class BulkSweepTest {

    /** More than a page may have. */
    private static final int PEOPLE = 750_000;

    private static final String DATE = "Sun, 01 Nov 2026 10:00:00 GMT";

    @TempDir
    Path directory;

    private CrawlerFixture crawler;
    private HttpServer host;
    private final AtomicInteger answers = new AtomicInteger();

    /** How the host answers; by default with the file, of that version. */
    private volatile String version = "v1";

    private volatile Transport transport = Transport.CHUNKED;
    private volatile int people = PEOPLE;

    private enum Transport {
        CHUNKED,
        GZIP,
        CUT
    }

    @BeforeEach
    void start() throws IOException {
        crawler = new CrawlerFixture(directory.resolve("captures"));
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop(0);
        crawler.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/files/roster.csv")) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        answers.incrementAndGet();
        exchange.getResponseHeaders().set("ETag", "\"" + version + "\"");
        exchange.getResponseHeaders().set("Last-Modified", DATE);
        if (("\"" + version + "\"").equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        if (transport == Transport.GZIP) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, transport == Transport.CUT ? 50_000_000 : 0);
        try (OutputStream out = transport == Transport.GZIP
                ? new GZIPOutputStream(exchange.getResponseBody())
                : exchange.getResponseBody()) {
            write(out, people);
        }
    }

    private static void write(OutputStream out, int people) throws IOException {
        StringBuilder rows = new StringBuilder("no,last,first\n");
        for (int i = 0; i < people; i++) {
            rows.append(i + 1).append(",SAMPLETON").append(i % 977).append(",PAT\n");
            if (rows.length() > 60_000 || i == people - 1) {
                out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
                rows.setLength(0);
            }
        }
    }

    private Source source(String url, String more) {
        URI site = URI.create("http://127.0.0.1:" + host.getAddress().getPort());
        return Adapters.adapt(SourceYaml.read("example", """
                id: us-xx-example
                agency: Example County
                level: COUNTY
                state: XX
                adapter: bulk-file
                baseUrl: https://example.org
                timeZone: America/New_York
                delay: PT1S
                listing: BULK_FILE
                absenceMeans: RELEASED
                freshFor: P2D
                number: {label: number, pattern: '\\d+', example: "1"}
                bounds: {populationFloor: 1, populationCeiling: 10, maxMissingShare: 0.1}
                enabled: false
                file:
                  url: %s
                  maxSize: 60000000
                  format: CSV
                  columns: {NUMBER: no, FAMILY: last, GIVEN: first}
                %s
                """.formatted(url, more))
                .overlaid(new SourceOverlay(site, Duration.ofMillis(1))));
    }

    private Source source() {
        return source("https://files.example.org/files/roster.csv", "");
    }

    private static Search search(Source source) {
        return source.sweep().findFirst().orElseThrow();
    }

    private SearchResult run(SearchRunner runner, Source source) throws InterruptedException {
        return runner.run(source, search(source), Priority.SWEEP, Duration.ofMinutes(2));
    }

    private Ended sweep(long run, Source source) throws InterruptedException {
        Ended ended = (Ended) run(crawler.runner, source);
        crawler.transaction.executeWithoutResult(
                _ -> crawler.captures.index(source.profile().id(), run, search(source), ended.captures()));
        return ended;
    }

    private IndexedCapture captured(long run) {
        return crawler.captures.ofRun(run, 0, 10).getFirst();
    }

    private long readBack(long run, Source source, Function<RosterEntry, Optional<String>> last) throws IOException {
        try (CaptureReader reader = crawler.captures.reader();
                Stream<RosterEntry> people = source.people(reader.page(captured(run)))) {
            long[] count = {0};
            String[] lastSeen = {""};
            people.forEach(person -> {
                count[0]++;
                lastSeen[0] = last.apply(person).orElse("");
            });
            assertThat(lastSeen[0]).isEqualTo(Integer.toString(people(source)));
            return count[0];
        }
    }

    private int people(Source source) {
        return Objects.requireNonNull(source.profile().file()).isLocal() ? PEOPLE + 1 : people;
    }

    private List<Path> captureFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("captures"))) {
            return files.toList();
        }
    }

    @Test
    void aFileIsSweptCapturedAndReadBackAndNothingStaysOfItOnTheWay() throws Exception {
        Ended ended = sweep(1, source());

        assertThat(ended.people()).as("nobody is held").isEmpty();
        assertThat(ended.count()).isEqualTo(PEOPLE);
        assertThat(captured(1).reading()).isEqualTo(new Reading("Bulk", PEOPLE));
        assertThat(readBack(1, source(), person -> person.get(EntryField.NUMBER)))
                .isEqualTo(PEOPLE);
        assertThat(captureFiles()).allMatch(file -> file.toString().endsWith(".warc.gz"));
    }

    @Test
    void anUnchangedFileIsNotStoredTwiceWhetherItsHostSaysSoOrNot() throws Exception {
        sweep(1, source());
        sweep(2, source());
        version = "v2";
        sweep(3, source());
        transport = Transport.GZIP;
        version = "v3";
        sweep(4, source());

        assertThat(answers).hasValue(4);
        assertThat(captured(2).reading()).isEqualTo(captured(1).reading());
        for (long run = 2; run <= 4; run++) {
            assertThat(captured(run).digest()).isEqualTo(captured(1).digest());
            assertThat(captured(run).location().length()).isLessThan(3_000);
        }
        assertThat(readBack(3, source(), person -> person.get(EntryField.NUMBER)))
                .isEqualTo(PEOPLE);
    }

    @Test
    void aFileThatWasCutShortIsNotRead() throws Exception {
        transport = Transport.CUT;

        assertThat(run(crawler.runner, source()))
                .isInstanceOfSatisfying(
                        BrokenOff.class, broken -> assertThat(broken.obstacle()).isEqualTo(Obstacle.GARBLED));
        assertThat(captureFiles()).isEmpty();
    }

    @Test
    void aFileThatIsLargerThanItMayBeIsNotTaken() throws Exception {
        people = 3_000_000;

        assertThat(run(crawler.runner, source())).isInstanceOfSatisfying(BrokenOff.class, broken -> {
            assertThat(broken.obstacle()).isEqualTo(Obstacle.TOO_LARGE);
            assertThat(broken.detail()).contains("60000000 bytes (file.maxSize)");
        });
        assertThat(captureFiles()).isEmpty();
    }

    @Test
    void aCaptureThatWasDamagedIsNotReadAtAll() throws Exception {
        sweep(1, source());
        IndexedCapture capture = captured(1);
        Path warc = directory.resolve("captures").resolve(capture.location().file());
        try (RandomAccessFile file = new RandomAccessFile(warc.toFile(), "rw")) {
            file.seek(capture.location().offset() + capture.location().length() * 9 / 10);
            int there = file.read();
            file.seek(capture.location().offset() + capture.location().length() * 9 / 10);
            file.write(there ^ 1);
        }

        try (CaptureReader reader = crawler.captures.reader()) {
            assertThatThrownBy(() -> reader.page(capture)).isInstanceOf(UnreadableCaptureException.class);
        }
        try (RandomAccessFile file = new RandomAccessFile(warc.toFile(), "rw")) {
            file.setLength(capture.location().offset() + capture.location().length() / 2);
        }
        try (CaptureReader reader = crawler.captures.reader()) {
            assertThatThrownBy(() -> reader.page(capture)).isInstanceOf(UnreadableCaptureException.class);
        }
        assertThat(captureFiles()).hasSize(1);
    }

    @Test
    void aFileOfThisMachineIsReadBelowTheDirectoryThatTheOperatorOpened() throws Exception {
        Path open = Files.createDirectory(directory.resolve("open")).toRealPath();
        Path roster = Files.createDirectories(open.resolve("county")).resolve("roster.csv");
        try (OutputStream out = Files.newOutputStream(roster)) {
            write(out, PEOPLE + 1);
        }
        Source source = source(roster.toUri().toString(), "");
        SearchRunner runner = local(open);

        Ended ended = (Ended) run(runner, source);
        crawler.captures.index(source.profile().id(), 1L, search(source), ended.captures());

        assertThat(ended.count()).isEqualTo(PEOPLE + 1);
        assertThat(readBack(1, source, person -> person.get(EntryField.NUMBER))).isEqualTo(PEOPLE + 1);
        assertThat(answers).hasValue(0);
        assertThat(crawler.database
                        .sql("SELECT count(*) FROM crawler.host")
                        .query(Long.class)
                        .single())
                .as("no host was asked")
                .isZero();
    }

    @Test
    void nothingElseOfThisMachineIsRead() throws Exception {
        Path open = Files.createDirectories(directory.resolve("open/county"))
                .toRealPath()
                .resolve("..")
                .normalize();
        Path secret = Files.writeString(directory.resolve("secret.csv"), "no,last,first\n1,A,B\n");
        Files.writeString(open.resolve("small.csv"), "no,last,first\n1,A,B\n");
        Files.createSymbolicLink(open.resolve("link.csv"), secret);
        Files.createSymbolicLink(open.resolve("inside.csv"), open.resolve("small.csv"));
        Files.createSymbolicLink(open.resolve("outside"), directory);

        refused(local(open), open.resolve("link.csv").toUri(), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), open.resolve("inside.csv").toUri(), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), open.resolve("outside/secret.csv").toUri(), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), URI.create(open.toUri() + "../secret.csv"), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), URI.create(open.toUri() + "%2e%2e/secret.csv"), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), secret.toUri(), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), URI.create("file:///etc/passwd"), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), open.resolve("county").toUri(), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), URI.create("file:///dev/zero"), Obstacle.FORBIDDEN_ADDRESS);
        refused(local(open), open.resolve("none.csv").toUri(), Obstacle.UNREACHABLE);
        refused(local(null), open.resolve("small.csv").toUri(), Obstacle.FORBIDDEN_ADDRESS);
        refused(crawler.runner, open.resolve("small.csv").toUri(), Obstacle.FORBIDDEN_ADDRESS);
        assertThat(run(local(open), source(open.resolve("small.csv").toUri().toString(), "")))
                .isInstanceOf(Ended.class);
    }

    private void refused(SearchRunner runner, URI url, Obstacle obstacle) throws InterruptedException {
        assertThat(run(runner, source(url.toString(), "")))
                .as(url.toString())
                .isInstanceOfSatisfying(BrokenOff.class, broken -> {
                    assertThat(broken.obstacle()).isEqualTo(obstacle);
                    assertThat(broken.detail()).contains("WHEREABOUTS_FILES");
                });
    }

    private SearchRunner local(@Nullable Path open) {
        PoliteClient client = new PoliteClient(
                crawler.fetcher,
                crawler.throttle,
                crawler.robots,
                new LocalFiles(open, crawler.clock),
                CrawlMonitor.SILENT,
                crawler.clock);
        return new SearchRunner(client, crawler.captures, CrawlMonitor.SILENT, crawler.clock);
    }

    @Test
    void aRobotsFileThatForbidsTheFileIsHeeded() throws Exception {
        host.createContext("/robots.txt", exchange -> {
            try (exchange) {
                byte[] rules = "User-agent: *\nDisallow: /files/\n".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, rules.length);
                exchange.getResponseBody().write(rules);
            }
        });

        assertThat(run(crawler.runner, source()))
                .isInstanceOfSatisfying(
                        BrokenOff.class, broken -> assertThat(broken.obstacle()).isEqualTo(Obstacle.ROBOTS_DISALLOWED));
        assertThat(answers).hasValue(0);
    }
}
