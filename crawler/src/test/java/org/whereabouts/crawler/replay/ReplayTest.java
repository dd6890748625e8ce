package org.whereabouts.crawler.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.capture.CaptureScope;
import org.whereabouts.crawler.capture.Reading;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.replay.ReplayedPage.Result;
import org.whereabouts.crawler.replay.ReplayedPage.Trouble;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.source.UnknownSourceException;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.crawler.sweep.CrawlerFixture;

class ReplayTest {

    private static final Path PAGES = Path.of("src/test/resources/sources");
    private static final SourceId TX = new SourceId("us-tx-tdcj");
    private static final SourceId KY = new SourceId("us-ky-campbell");
    private static final Instant MONDAY = Instant.parse("2026-11-02T12:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T12:00:00Z");
    private static final PageRequest FIND =
            PageRequest.postForm("list", "/InmateSearch/search.action", "lastName=AA&page=1");

    private static final String KY_PAGE = "/";

    @TempDir
    Path directory;

    private CrawlerFixture crawler;
    private Sources sources;
    private Replay replay;

    @BeforeEach
    void capture() throws IOException {
        crawler = new CrawlerFixture(directory);
        sources = ShippedSources.load();
        replay = new Replay(sources, crawler.captures, CrawlMonitor.SILENT, crawler.clock);
        String list = page("us-tx-tdcj/list.html");
        String nobody = page("us-tx-tdcj/nobody.html");
        tx(1).search("text/html", FIND, MONDAY, List.of(list, nobody, list));
        tx(2).search("text/html", FIND, TUESDAY, Collections.nCopies(400, list));
        new CapturedSweep(crawler.captures, sources.get(KY), 3)
                .search(
                        "application/json",
                        PageRequest.get("list", KY_PAGE),
                        TUESDAY,
                        List.of(page("../families/jailtracker/list.json")));
    }

    @AfterEach
    void close() {
        crawler.close();
    }

    @Test
    void aRunIsReadAgainPageByPage() throws InterruptedException {
        Listening listening = new Listening();

        ReplaySummary summary = replay.run(scope(1L, null, null, null), listening);

        assertThat(summary.pages()).isEqualTo(3);
        assertThat(summary.outcomes()).containsExactlyInAnyOrderEntriesOf(Map.of("Roster", 2L, "NoMatch", 1L));
        assertThat(summary.entries()).isPositive();
        assertThat(summary.bytes()).isPositive();
        assertThat(summary.changed()).isZero();
        assertThat(summary.unreadable()).isEmpty();
        assertThat(listening.pages).hasSize(3);
        assertThat(((Result.Read) listening.pages.getFirst().result()).outcome())
                .isInstanceOf(PageOutcome.Roster.class);
    }

    @Test
    void aSourceASpanOrBothAreReadAgain() throws InterruptedException {
        assertThat(pages(scope(null, TX, null, null))).isEqualTo(403);
        assertThat(pages(scope(null, TX, MONDAY, TUESDAY))).isEqualTo(3);
        assertThat(pages(scope(null, null, TUESDAY, null))).isEqualTo(401);
        assertThat(pages(scope(null, null, null, TUESDAY))).isEqualTo(3);
        assertThat(pages(scope(2L, TX, null, null))).isEqualTo(400);
        assertThat(pages(scope(2L, KY, null, null))).isZero();
        assertThat(pages(scope(9L, null, null, null))).isZero();
    }

    @Test
    void progressIsToldInChunksUpToTheTotal() throws InterruptedException {
        Listening listening = new Listening();

        replay.run(scope(2L, null, null, null), listening);

        assertThat(listening.progress).containsExactly("0 of 400", "250 of 400", "400 of 400");
    }

    @Test
    void aPageThatReadsOtherwiseTodayIsNamed() throws InterruptedException {
        Source changed = new MisreadingSource(sources.get(TX));
        replay = new Replay(Sources.of(List.of(changed)), crawler.captures, CrawlMonitor.SILENT, crawler.clock);

        ReplaySummary summary = replay.run(scope(1L, null, null, null), new Listening());
        assertThat(summary.changed()).isEqualTo(2);
        assertThat(summary.changes()).hasSize(2).allSatisfy(change -> {
            assertThat(change.then().outcome()).isEqualTo("Roster");
            assertThat(change.now()).isEqualTo(new Reading("LayoutChanged", 0));
        });
    }

    @Test
    void capturesThatCannotBeReadAreCountedAndTheRestIsRead() throws InterruptedException, IOException {
        crawler.database
                .sql(
                        "UPDATE crawler.capture SET digest = 'sha256:' || repeat('0', 64) WHERE run_id = 1 AND outcome = 'NoMatch'")
                .update();
        assertThat(unreadable(scope(1L, null, null, null))).containsExactly(Map.entry(Trouble.DIGEST_MISMATCH, 1L));

        crawler.database
                .sql("UPDATE crawler.capture SET warc_length = warc_length / 2 WHERE run_id = 3")
                .update();
        assertThat(unreadable(scope(3L, null, null, null))).containsExactly(Map.entry(Trouble.RECORD_TORN, 1L));

        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(unreadable(scope(2L, null, null, null))).containsExactly(Map.entry(Trouble.FILE_MISSING, 400L));
    }

    @Test
    void capturesOfASourceThatIsNotKnownAnyMoreAreCounted() throws InterruptedException {
        replay = new Replay(Sources.of(List.of(sources.get(KY))), crawler.captures, CrawlMonitor.SILENT, crawler.clock);

        assertThat(unreadable(scope(1L, null, null, null))).containsExactly(Map.entry(Trouble.SOURCE_UNKNOWN, 3L));
        assertThatThrownBy(() -> replay.run(scope(null, TX, null, null), new Listening()))
                .isInstanceOf(UnknownSourceException.class);
    }

    @Test
    void aListenerThatHasEnoughEndsIt() {
        Listening gone = new Listening() {
            @Override
            public void page(ReplayedPage page) {
                super.page(page);
                throw new UncheckedIOException(new IOException("gone"));
            }
        };

        assertThatThrownBy(() -> replay.run(scope(2L, null, null, null), gone))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(gone.pages).hasSize(1);
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> replay.run(scope(2L, null, null, null), new Listening()))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void everythingThereIsIsNoScope() {
        assertThatThrownBy(() -> replay.run(scope(null, null, null, null), new Listening()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMonitorIsTold() throws InterruptedException {
        List<String> told = new ArrayList<>();
        CrawlMonitor monitor = new CrawlMonitor() {
            @Override
            public void waited(SourceId source, Duration forSlot) {}

            @Override
            public void answered(SourceId source, int status, long bytes, Duration took) {}

            @Override
            public void unanswered(SourceId source, String obstacle) {}

            @Override
            public void read(SourceId source, String outcome) {}

            @Override
            public void reread(SourceId source, String outcome) {
                told.add(source + " " + outcome);
            }
        };

        new Replay(sources, crawler.captures, monitor, crawler.clock).run(scope(1L, null, null, null), new Listening());

        assertThat(told).containsExactly("us-tx-tdcj Roster", "us-tx-tdcj NoMatch", "us-tx-tdcj Roster");
    }

    private CapturedSweep tx(long runId) {
        return new CapturedSweep(crawler.captures, sources.get(TX), runId);
    }

    private long pages(CaptureScope scope) throws InterruptedException {
        return replay.run(scope, new Listening()).pages();
    }

    private Map<Trouble, Long> unreadable(CaptureScope scope) throws InterruptedException {
        return replay.run(scope, new Listening()).unreadable();
    }

    private static CaptureScope scope(
            @Nullable Long run, @Nullable SourceId source, @Nullable Instant since, @Nullable Instant until) {
        return new CaptureScope(
                run == null ? OptionalLong.empty() : OptionalLong.of(run),
                Optional.ofNullable(source),
                Optional.ofNullable(since),
                Optional.ofNullable(until));
    }

    private static String page(String name) throws IOException {
        return Files.readString(PAGES.resolve(name));
    }

    private static class Listening implements ReplayListener {

        final List<ReplayedPage> pages = new ArrayList<>();
        final List<String> progress = new ArrayList<>();

        @Override
        public void page(ReplayedPage page) {
            pages.add(page);
        }

        @Override
        public void progress(long done, long total) {
            progress.add(done + " of " + total);
        }
    }
}
