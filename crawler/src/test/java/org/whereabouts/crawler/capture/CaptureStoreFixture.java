package org.whereabouts.crawler.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.crawler.capture.Exchanges.AT;
import static org.whereabouts.crawler.capture.Exchanges.SOURCE;
import static org.whereabouts.crawler.capture.Exchanges.answer;
import static org.whereabouts.crawler.capture.Exchanges.request;
import static org.whereabouts.crawler.capture.Exchanges.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.sweep.CrawlerFixture;

/** A store of captures in a directory and a database of the test. */
abstract class CaptureStoreFixture {

    @TempDir
    Path directory;

    Path captures;

    CrawlerFixture crawler;

    CaptureStore store;

    Instant now = AT;

    @BeforeEach
    void open() {
        captures = directory.resolve("captures");
        crawler = new CrawlerFixture(directory.resolve("fixture"));
        store = another();
    }

    /** Another process with the same directory and database. */
    CaptureStore another() {
        return new CaptureStore(
                captures, crawler.database, RetentionRule.DEFAULT, "Whereabouts/test", () -> now, UUID::randomUUID);
    }

    @AfterEach
    void close() {
        store.close();
        crawler.close();
    }

    void indexed(long run, String body) {
        Capture capture = store.write(SOURCE, request(1), Validators.NONE, answer(200, body, now, Map.of()));
        store.index(SOURCE, run, search(), List.of(capture));
    }

    List<String> texts(long run) {
        return RunPages.texts(store, run);
    }

    Path onlyFile() throws IOException {
        assertThat(files()).hasSize(1);
        return files().getFirst();
    }

    long size() throws IOException {
        return Files.size(onlyFile());
    }

    List<Path> files() throws IOException {
        try (var files = Files.list(captures)) {
            return files.sorted().toList();
        }
    }
}
