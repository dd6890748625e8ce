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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.fetch.Validators;

/** The files that captures lie in: one a day and process, for us alone. */
class CaptureFilesTest extends CaptureStoreFixture {

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
}
