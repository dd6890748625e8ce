package org.whereabouts.crawler.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.sweep.CrawlerFixture;

class CaptureStoreTest {

    private static final SourceId SOURCE = new SourceId("us-xx-example");
    private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    Path directory;

    private CrawlerFixture crawler;
    private CaptureStore store;

    @BeforeEach
    void open() {
        crawler = new CrawlerFixture(directory.resolve("captures"));
        store = crawler.captures;
    }

    @AfterEach
    void close() {
        crawler.close();
    }

    @Test
    void whatWasWrittenIsReadBackPageByPage() {
        List<Capture> written = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            written.add(store.write(SOURCE, request(i), answer("page " + i + " Muñoz " + "x".repeat(i * 1_000))));
        }
        store.index(SOURCE, 5L, search(), written);

        List<CapturedPage> first = store.pages(5, 0, 12);
        List<CapturedPage> rest = store.pages(5, first.getLast().captureId(), 12);

        assertThat(first).hasSize(12);
        assertThat(rest).hasSize(8);
        assertThat(rest.getLast().page().request()).isEqualTo(request(19));
        assertThat(rest.getLast().page().search()).isEqualTo(search());
        assertThat(rest.getLast().page().fetchedAt()).isEqualTo(AT);
        assertThat(rest.getLast().page().body().text(StandardCharsets.UTF_8))
                .isEqualTo("page 19 Muñoz " + "x".repeat(19_000));
    }

    @Test
    void pagesAreReadableWhileTheFileIsStillBeingWritten() {
        store.index(SOURCE, 5L, search(), List.of(store.write(SOURCE, request(1), answer("one"))));
        assertThat(store.pages(5, 0, 10)).hasSize(1);

        store.index(SOURCE, 5L, search(), List.of(store.write(SOURCE, request(2), answer("two"))));
        assertThat(store.pages(5, 0, 10)).hasSize(2);
    }

    @Test
    void pagesOfASearchThatBrokeOffAreInNoRun() {
        store.write(SOURCE, request(1), answer("left behind"));

        assertThat(store.pages(5, 0, 10)).isEmpty();
    }

    @Test
    void otherReadersUnderstandTheFile() throws IOException {
        store.write(SOURCE, request(1), answer("for everybody"));
        store.close();

        List<String> types = new ArrayList<>();
        try (WarcReader reader = new WarcReader(onlyFile())) {
            for (WarcRecord record : reader) {
                types.add(record.type());
                if (record instanceof WarcResponse response) {
                    assertThat(response.http().status()).isEqualTo(200);
                    assertThat(response.payloadDigest().orElseThrow().algorithm())
                            .isEqualTo("sha256");
                    assertThat(response.payloadDigest().orElseThrow().hex())
                            .isEqualTo("d0c4c2a1053b509ce2d7d82ef47ebe3b6f6bf72940c730e06887ef3f27ef80dc");
                    assertThat(response.target()).isEqualTo("https://locator.example.org/list");
                }
            }
        }
        assertThat(types).containsExactly("warcinfo", "response", "request");
    }

    @Test
    void nobodyElseMayReadTheFiles() throws IOException {
        store.write(SOURCE, request(1), answer("private"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(onlyFile().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileThatIsGoneIsToldByName() throws IOException {
        store.index(SOURCE, 5L, search(), List.of(store.write(SOURCE, request(1), answer("one"))));
        Path file = onlyFile();
        Files.delete(file);

        assertThatThrownBy(() -> store.pages(5, 0, 10))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.getFileName().toString());
    }

    @Test
    void twoProcessesWriteToFilesOfTheirOwn() throws IOException {
        store.write(SOURCE, request(1), answer("one"));
        try (CaptureStore other = new CaptureStore(
                directory.resolve("captures"), crawler.database, RetentionRule.DEFAULT, "test", crawler.clock, UUID::randomUUID)) {
            other.write(SOURCE, request(2), answer("two"));
        }
        try (var files = Files.list(directory.resolve("captures"))) {
            assertThat(files).hasSize(2);
        }
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(directory.resolve("captures"))) {
            return files.findFirst().orElseThrow();
        }
    }

    private static Search search() {
        return new Search("everybody", true, request(0));
    }

    private static PageRequest request(int page) {
        return PageRequest.postForm("list", "/list", "page=" + page);
    }

    private static Answer answer(String body) {
        return new Answer(
                URI.create("https://locator.example.org/list"),
                200,
                Map.of("content-type", List.of("text/plain; charset=utf-8"), "transfer-encoding", List.of("chunked")),
                PageBody.of(body.getBytes(StandardCharsets.UTF_8)),
                AT);
    }
}
