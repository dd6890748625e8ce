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
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.sweep.CrawlerFixture;

/** Captures on a disk that refuses, and by threads that are interrupted. */
class CaptureDiskTest {

    private static final SourceId OTHER = new SourceId("us-yy-other");

    @TempDir
    Path directory;

    private final FailingDisk disk = new FailingDisk();
    private CrawlerFixture crawler;
    private CaptureFiles files;
    private CaptureStore store;

    @BeforeEach
    void open() {
        crawler = new CrawlerFixture(directory.resolve("fixture"));
        files = new CaptureFiles(directory.resolve("files"), disk, "Whereabouts/test", () -> AT, UUID::randomUUID);
        store = new CaptureStore(
                directory.resolve("captures"),
                disk,
                crawler.database,
                RetentionRule.DEFAULT,
                "Whereabouts/test",
                () -> AT,
                UUID::randomUUID);
    }

    @AfterEach
    void close() {
        disk.full = false;
        disk.forceFails = false;
        store.close();
        crawler.close();
    }

    @Test
    void anInterruptedThreadLeavesTheFileToOthers() throws IOException {
        String file = append(SOURCE, "one");

        Thread.currentThread().interrupt();
        try {
            files.sync(SOURCE, Set.of(file));
            assertThatThrownBy(() -> append(SOURCE, "two")).isInstanceOf(ClosedByInterruptException.class);
        } finally {
            assertThat(Thread.interrupted())
                    .as("still to be noticed by whoever waits next")
                    .isTrue();
        }

        assertThat(append(SOURCE, "three")).isEqualTo(file);
        files.sync(SOURCE, Set.of(file));
        files.close();
    }

    @Test
    void aFileThatCannotBeForcedIsNotWrittenToAnyMore() throws IOException {
        String refused = append(SOURCE, "one");
        disk.forceFails = true;
        assertThatThrownBy(() -> files.sync(SOURCE, Set.of(refused))).hasMessage("Input/output error");
        assertThat(disk.calls).endsWith("close");

        disk.forceFails = false;
        String next = append(SOURCE, "two");

        assertThat(next).isNotEqualTo(refused);
        files.sync(SOURCE, Set.of(next));
        files.close();
    }

    @Test
    void whatADiskOnceRefusedToForceIsNeverIndexed() {
        Capture ofOne = write("one");
        Capture ofAnother = write("two");
        disk.forceFails = true;
        assertThatThrownBy(() -> index(ofOne)).isInstanceOf(UncheckedIOException.class);

        disk.forceFails = false;

        assertThatThrownBy(() -> index(ofAnother))
                .as("the disk says nothing of it the second time")
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(ofAnother.location().file() + " could not be forced to the disk");
        assertThat(store.ofRun(5, 0, 10)).isEmpty();
    }

    @Test
    void aSearchKeepsItsPagesWhenAnotherFindsTheDiskFull() {
        Capture before = write("one");
        disk.calls.clear();
        disk.full = true;
        assertThatThrownBy(() -> write("two")).hasMessageContaining("No space left on device");

        assertThat(disk.calls).as("no page in it is lost").containsExactly("force", "close");
        disk.full = false;
        index(before);
        assertThat(RunPages.texts(store, 5)).containsExactly("one");
    }

    @Test
    void aSearchIsNotIndexedWhenAnotherFindsTheDiskBroken() {
        Capture before = write("one");
        disk.full = true;
        disk.forceFails = true;
        assertThatThrownBy(() -> write("two")).hasMessageContaining("No space left on device");
        disk.full = false;
        disk.forceFails = false;

        assertThatThrownBy(() -> index(before)).hasMessageContaining("could not be forced to the disk");
        assertThat(store.ofRun(5, 0, 10)).isEmpty();
    }

    @Test
    void closingClosesEveryFileAndTellsEachThatTheDiskRefused() throws IOException {
        append(SOURCE, "one");
        append(OTHER, "one");
        disk.forceFails = true;
        disk.calls.clear();

        assertThatThrownBy(files::close)
                .isInstanceOf(IOException.class)
                .satisfies(refused -> assertThat(refused.getSuppressed()).hasSize(1));
        assertThat(disk.calls).containsExactly("force", "close", "force", "close");
    }

    private String append(SourceId source, String body) throws IOException {
        byte[] payload = answer(body).body().bytes();
        return files.append(
                        source,
                        WarcRecords.response(
                                answer(body), Digests.of(payload), request(1), Validators.NONE, "Whereabouts/test"))
                .answer()
                .file();
    }

    private Capture write(String body) {
        return store.write(SOURCE, request(1), Validators.NONE, answer(body));
    }

    private void index(Capture capture) {
        store.index(SOURCE, 5L, search(), List.of(capture));
    }
}
