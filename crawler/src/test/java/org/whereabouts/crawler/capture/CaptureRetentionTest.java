package org.whereabouts.crawler.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whereabouts.crawler.capture.Exchanges.AT;
import static org.whereabouts.crawler.capture.Exchanges.SOURCE;
import static org.whereabouts.crawler.capture.Exchanges.answer;
import static org.whereabouts.crawler.capture.Exchanges.request;
import static org.whereabouts.crawler.capture.Exchanges.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.capture.CaptureRetention.Removed;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.sweep.CrawlerFixture;

class CaptureRetentionTest {

    private static final RetentionRule RULE = new RetentionRule(30);

    @TempDir
    Path directory;

    private Path captures;
    private CrawlerFixture crawler;
    private CaptureStore store;
    private CaptureRetention retention;
    private Instant now = AT;

    @BeforeEach
    void open() {
        captures = directory.resolve("captures");
        crawler = new CrawlerFixture(directory.resolve("fixture"));
        store = new CaptureStore(captures, crawler.database, RULE, "Whereabouts/test", () -> now, UUID::randomUUID);
        retention = new CaptureRetention(captures, crawler.database, RULE, () -> now);
    }

    @AfterEach
    void close() {
        store.close();
        crawler.close();
    }

    @Test
    void whatIsOlderThanItsTermGoesRowsAndFiles() throws IOException {
        onDay(0, 1, "old");
        onDay(20, 2, "younger");
        now = AT.plus(Duration.ofDays(31));

        Removed removed = retention.removeExpired(List.of());

        assertThat(removed.captures()).isEqualTo(1);
        assertThat(removed.files()).isEqualTo(1);
        assertThat(removed.bytes()).isPositive();
        assertThat(texts(1)).isEmpty();
        assertThat(texts(2)).containsExactly("younger");
        assertThat(files()).hasSize(1);
    }

    @Test
    void aFileStaysWhileAYoungerCaptureRefersIntoIt() throws IOException {
        onDay(0, 1, "the same");
        onDay(12, 2, "the same");
        now = AT.plus(Duration.ofDays(35));

        assertThat(retention.removeExpired(List.of()))
                .extracting(Removed::captures, Removed::files)
                .containsExactly(1L, 0);
        assertThat(texts(2)).containsExactly("the same");

        now = AT.plus(Duration.ofDays(43));
        assertThat(retention.removeExpired(List.of()).files()).isEqualTo(2);
        assertThat(files()).isEmpty();
    }

    @Test
    void noPayloadOutlivesItsTermByMoreThanHalfOfIt() throws IOException {
        // A page that never changes, captured every day for a year, and retention run every day.
        for (int day = 0; day < 366; day++) {
            onDay(day, 1, "the same");
            retention.removeExpired(List.of());
            Instant oldest = now.minus(Duration.ofDays(45));
            assertThat(files()).allSatisfy(file -> assertThat(lastWrite(file)).isAfterOrEqualTo(oldest));
        }
        assertThat(texts(1)).hasSize(31);
    }

    @Test
    void capturesOfARunThatHasNotEndedStay() throws IOException {
        onDay(0, 1, "of a slow run");
        now = AT.plus(Duration.ofDays(40));

        assertThat(retention.removeExpired(List.of(1L)).captures()).isZero();
        assertThat(texts(1)).containsExactly("of a slow run");

        assertThat(retention.removeExpired(List.of()).captures()).isEqualTo(1);
    }

    @Test
    void leftoversThatNothingNamesGoAfterTwoDays() throws IOException {
        store.write(SOURCE, request(1), Validators.NONE, answer("of a search that broke off"));
        Files.writeString(captures.resolve("us-xx-example-20261101120000-deadbeef.warc.gz"), "torn");
        Files.writeString(captures.resolve("notes.txt"), "not ours");
        age(AT);
        now = AT.plus(Duration.ofHours(47));
        assertThat(retention.removeExpired(List.of()).files()).isZero();

        now = AT.plus(Duration.ofHours(49));
        assertThat(retention.removeExpired(List.of()).files()).isEqualTo(2);
        assertThat(files()).extracting(file -> file.getFileName().toString()).containsExactly("notes.txt");
    }

    @Test
    void oldCapturesAreFoundWithoutLookingAtAll() {
        crawler.database.sql("""
                INSERT INTO crawler.capture (source, search_key, kind, method, path, status, fetched_at, digest,
                                             warc_file, warc_offset, warc_length, request_length)
                SELECT 'us-xx-' || n % 50, 'everybody', 'list', 'GET', '/', 200, now() - make_interval(mins => n), 'sha256:00',
                       'no.warc.gz', 0, 1, 1
                  FROM generate_series(1, 50000) AS n
                """).update();
        crawler.database.sql("ANALYZE crawler.capture").update();

        assertThat(crawler.database
                        .sql("EXPLAIN SELECT id FROM crawler.capture WHERE fetched_at < now() - interval '30 days'"
                                + " AND (run_id IS NULL OR run_id <> ALL (ARRAY[1, 2])) LIMIT 10000")
                        .query(String.class)
                        .list())
                .anyMatch(step -> step.contains("capture_time"));
    }

    @Test
    void withoutADirectoryThereIsNothingToDo() {
        assertThat(retention.removeExpired(List.of())).isEqualTo(new Removed(0, 0, 0));
    }

    @Test
    void capturesMustBeKeptForADay() {
        assertThatThrownBy(() -> new RetentionRule(0)).hasMessageContaining("whereabouts.capture-days");
    }

    private void onDay(int day, long run, String body) throws IOException {
        now = AT.plus(Duration.ofDays(day));
        List<Path> before = Files.isDirectory(captures) ? files() : List.of();
        Capture capture = store.write(SOURCE, request(1), Validators.NONE, answer(200, body, now, Map.of()));
        store.index(SOURCE, run, search(), List.of(capture));
        for (Path file : files()) {
            if (!before.contains(file)) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
        }
    }

    private void age(Instant time) throws IOException {
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(time));
        }
    }

    private static Instant lastWrite(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    private List<String> texts(long run) {
        return RunPages.texts(store, run);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(captures)) {
            return files.sorted().toList();
        }
    }
}
