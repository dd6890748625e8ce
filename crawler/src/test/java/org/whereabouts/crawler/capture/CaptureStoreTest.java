package org.whereabouts.crawler.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whereabouts.crawler.capture.Exchanges.AT;
import static org.whereabouts.crawler.capture.Exchanges.SOURCE;
import static org.whereabouts.crawler.capture.Exchanges.answer;
import static org.whereabouts.crawler.capture.Exchanges.request;
import static org.whereabouts.crawler.capture.Exchanges.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.sweep.CrawlerFixture;

class CaptureStoreTest {

    @TempDir
    Path directory;

    private Path captures;
    private CrawlerFixture crawler;
    private CaptureStore store;
    private Instant now = AT;

    @BeforeEach
    void open() {
        captures = directory.resolve("captures");
        crawler = new CrawlerFixture(directory.resolve("fixture"));
        store = another();
    }

    /** Another process with the same directory and database. */
    private CaptureStore another() {
        return new CaptureStore(
                captures, crawler.database, RetentionRule.DEFAULT, "Whereabouts/test", () -> now, UUID::randomUUID);
    }

    @AfterEach
    void close() {
        store.close();
        crawler.close();
    }

    @Test
    void whatWasWrittenIsReadBackPageByPage() {
        List<Capture> written = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            written.add(store.write(
                    SOURCE, request(i), Validators.NONE, answer("page " + i + " Muñoz " + "x".repeat(i * 1_000))));
        }
        store.index(SOURCE, 5L, search(), written);

        List<IndexedCapture> first = store.ofRun(5, 0, 12);
        List<IndexedCapture> rest = store.ofRun(5, first.getLast().id(), 12);
        Page last = store.page(rest.getLast());

        assertThat(first).hasSize(12);
        assertThat(rest).hasSize(8);
        assertThat(last.request()).isEqualTo(request(19));
        assertThat(last.fetchedAt()).isEqualTo(AT);
        assertThat(last.body().text(StandardCharsets.UTF_8)).isEqualTo("page 19 Muñoz " + "x".repeat(19_000));
    }

    @Test
    void pagesAreReadableWhileTheFileIsStillBeingWritten() {
        indexed(5, "one");
        assertThat(texts(5)).containsExactly("one");

        indexed(5, "two");
        assertThat(texts(5)).containsExactly("one", "two");
    }

    @Test
    void pagesOfASearchThatBrokeOffAreInNoRun() {
        store.write(SOURCE, request(1), Validators.NONE, answer("left behind"));

        assertThat(store.ofRun(5, 0, 10)).isEmpty();
    }

    @Test
    void whatWasAskedInTheBodyIsInNoDatabase() {
        indexed(5, "one");

        assertThat(crawler.database
                        .sql("SELECT count(*) FROM crawler.capture"
                                + " WHERE CAST(to_jsonb(capture) AS text) LIKE '%Mu\\%C3%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(crawler.database
                        .sql("SELECT search_key FROM crawler.capture")
                        .query(String.class)
                        .single())
                .isEqualTo("everybody");
        assertThat(RunPages.of(store, 5).getFirst().request().body()).contains("Mu%C3%B1oz");
    }

    @Test
    void aPayloadThatTheSourceAnsweredBeforeIsNotStoredAgain() throws IOException {
        String page = "the same ".repeat(5_000);
        indexed(5, page);
        long once = size();
        indexed(6, page);
        indexed(6, page);

        assertThat(texts(6)).containsExactly(page, page);
        assertThat(payloadsStored()).isEqualTo(1);
        assertThat(size()).as("heads only").isLessThan(once + 3_000);
    }

    @Test
    void theNextProcessKnowsThePayloadsOfTheLast() {
        indexed(5, "the same");
        store.close();
        store = another();
        indexed(6, "the same");

        assertThat(texts(6)).containsExactly("the same");
        assertThat(payloadsStored()).isEqualTo(1);
    }

    @Test
    void aPayloadOfAnotherSourceIsNotReferredTo() {
        indexed(5, "the same");
        SourceId other = new SourceId("us-yy-other");
        Capture capture = store.write(other, request(1), Validators.NONE, answer("the same"));
        store.index(other, 6L, search(), List.of(capture));

        assertThat(payloadsStored()).isEqualTo(2);
    }

    @Test
    void anOldPayloadIsStoredAnewSoThatItNeedNotBeKeptForever() {
        indexed(5, "the same");
        now = AT.plus(Duration.ofDays(14));
        indexed(6, "the same");
        indexed(7, "the same");

        assertThat(payloadsStored()).isEqualTo(2);
        assertThat(texts(7)).containsExactly("the same");
    }

    @Test
    void whatIsNotIndexedIsNotReferredTo() {
        store.write(SOURCE, request(1), Validators.NONE, answer("the same"));
        Capture second = store.write(SOURCE, request(1), Validators.NONE, answer("the same"));
        assertThat(second.payload()).isNull();

        crawler.transaction.executeWithoutResult(transaction -> {
            store.index(SOURCE, 5L, search(), List.of(second));
            transaction.setRollbackOnly();
        });
        assertThat(store.write(SOURCE, request(1), Validators.NONE, answer("the same"))
                        .payload())
                .as("the search that held it was rolled back")
                .isNull();
    }

    @Test
    void aPayloadWhoseFileIsGoneIsStoredAnew() throws IOException {
        indexed(5, "the same");
        Path gone = onlyFile();
        now = AT.plus(Duration.ofDays(1));
        indexed(5, "begins a new file");
        Files.delete(gone);
        indexed(6, "the same");

        assertThat(texts(6)).containsExactly("the same");
    }

    @Test
    void howAPageReadIsKeptWithIt() {
        Capture capture = store.write(SOURCE, request(1), Validators.NONE, answer("nobody"))
                .readAs(new PageOutcome.NoMatch());
        store.index(SOURCE, 5L, search(), List.of(capture));

        IndexedCapture indexed = store.ofRun(5, 0, 1).getFirst();

        assertThat(indexed.reading()).isEqualTo(new Reading("NoMatch", 0));
    }

    @Test
    void aNewFileBeginsEveryDay() throws IOException {
        indexed(5, "one");
        now = AT.plus(Duration.ofHours(23));
        indexed(5, "two");
        assertThat(files()).hasSize(1);

        now = AT.plus(Duration.ofHours(24));
        indexed(5, "three");

        assertThat(files()).hasSize(2);
        assertThat(texts(5)).containsExactly("one", "two", "three");
    }

    @Test
    void aSearchWhoseFileWasDeletedIsNotIndexed() throws IOException {
        Capture capture = store.write(SOURCE, request(1), Validators.NONE, answer("one"));
        Files.delete(onlyFile());

        assertThatThrownBy(() -> store.index(SOURCE, 5L, search(), List.of(capture)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is there no more");
    }

    @Test
    void nobodyElseMayReadTheFiles() throws IOException {
        store.write(SOURCE, request(1), Validators.NONE, answer("private"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(captures)))
                .isEqualTo("rwx------");
    }

    @Test
    void aDirectoryThatLetsOthersInIsClosedToThem() throws IOException {
        Files.createDirectories(captures);
        Files.setPosixFilePermissions(captures, PosixFilePermissions.fromString("rwxrwxr-x"));

        store.write(SOURCE, request(1), Validators.NONE, answer("private"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(captures)))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileThatIsGoneIsToldByName() throws IOException {
        indexed(5, "one");
        Path file = onlyFile();
        Files.delete(file);

        assertThatThrownBy(() -> texts(5))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.getFileName().toString());
    }

    @Test
    void twoProcessesWriteToFilesOfTheirOwn() throws IOException {
        store.write(SOURCE, request(1), Validators.NONE, answer("one"));
        try (CaptureStore other = another()) {
            other.write(SOURCE, request(2), Validators.NONE, answer("two"));
        }
        assertThat(files()).hasSize(2);
    }

    @Test
    void versionsOfPagesAreKnownPerSearchAndPath() {
        PageRequest page = PageRequest.get("list", "/list?page=2");
        Capture capture = store.write(
                SOURCE,
                page,
                Validators.NONE,
                answer(200, "one", now, Map.of("etag", "\"v1\"", "last-modified", "yesterday")));
        assertThat(store.earlier(SOURCE, search(), page)).isEmpty();

        store.index(SOURCE, 5L, search(), List.of(capture));

        assertThat(store.earlier(SOURCE, search(), page).orElseThrow().validators())
                .isEqualTo(capture.validators());
        assertThat(store.earlier(SOURCE, search(), PageRequest.get("list", "/list?page=3")))
                .isEmpty();
        assertThat(store.earlier(SOURCE, new Search("other", true, page), page))
                .as("the same address in another session may be another page")
                .isEmpty();
        now = AT.plus(Duration.ofDays(14));
        assertThat(store.earlier(SOURCE, search(), page))
                .as("its payload may not be referred to any more")
                .isEmpty();
    }

    private void indexed(long run, String body) {
        Capture capture = store.write(SOURCE, request(1), Validators.NONE, answer(200, body, now, Map.of()));
        store.index(SOURCE, run, search(), List.of(capture));
    }

    private List<String> texts(long run) {
        return RunPages.texts(store, run);
    }

    private long payloadsStored() {
        return crawler.database
                .sql("SELECT count(*) FROM crawler.capture WHERE payload_file IS NULL")
                .query(Long.class)
                .single();
    }

    private Path onlyFile() throws IOException {
        assertThat(files()).hasSize(1);
        return files().getFirst();
    }

    private long size() throws IOException {
        return Files.size(onlyFile());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(captures)) {
            return files.sorted().toList();
        }
    }
}
