package org.whereabouts.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    void missingParentsAreMade() {
        try (DataDirectory data = DataDirectory.open(temporary.resolve("a/b/c"))) {
            assertThat(data.root().resolve("logs")).isDirectory();
        }
    }

    @Test
    void nearlyFullDiskIsRefusedWithTheSpaceThatIsNeeded() {
        assertThatExceptionOfType(ServerStartException.class)
                .isThrownBy(() -> DataDirectory.open(temporary, 1L << 60, Duration.ZERO))
                .withMessageStartingWith("Not enough disk space in " + temporary)
                .withMessageContaining((1L << 40) + " MB needed")
                .satisfies(OneLine::isOneLine);
    }

    @Test
    void fileInTheWayIsRefused() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatExceptionOfType(ServerStartException.class)
                .isThrownBy(() -> DataDirectory.open(file.resolve("data")))
                .withMessageContainingAll("Cannot write", file.toString(), "--data")
                .satisfies(OneLine::isOneLine);
    }

    @Test
    void placeThatTakesNoFilesIsRefused() {
        // Not even root makes a directory there.
        assertThatExceptionOfType(ServerStartException.class)
                .isThrownBy(() -> DataDirectory.open(Path.of("/proc/whereabouts")))
                .withMessageContainingAll("Cannot write", "/proc/whereabouts", "--data")
                .satisfies(OneLine::isOneLine);
    }

    @Test
    void directoryInUseIsRefusedUntilItIsClosed() {
        DataDirectory first = DataDirectory.open(temporary);
        assertThatExceptionOfType(ServerStartException.class)
                .isThrownBy(() -> DataDirectory.open(temporary))
                .withMessageContainingAll(temporary.toString(), "in use", "--data")
                .satisfies(OneLine::isOneLine);

        first.close();
        DataDirectory.open(temporary).close();
    }

    @Test
    void earlierServerThatDoesNotEndKeepsTheNextOneOut() throws Exception {
        Process server = new ProcessBuilder(
                        "flock", temporary.resolve("server.lock").toString(), "sh", "-c", "echo; exec sleep 600")
                .start();
        try {
            assertThat(server.inputReader().readLine()).isEmpty();
            assertThatExceptionOfType(ServerStartException.class)
                    .isThrownBy(() -> DataDirectory.open(temporary, 0, Duration.ZERO))
                    .withMessageContainingAll("does not end", temporary.toString(), "--data")
                    .satisfies(OneLine::isOneLine);
        } finally {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
        }
        DataDirectory.open(temporary).close();
    }

    @Test
    void logOfTheStartBeforeIsKept() throws IOException {
        try (DataDirectory data = DataDirectory.open(temporary)) {
            Files.writeString(data.freshLog("server.log"), "first\n");
            Path second = data.freshLog("server.log");

            assertThat(second).isEmptyFile();
            assertThat(temporary.resolve("logs/server.log.previous")).hasContent("first\n");
        }
    }

    @Test
    void lastWordsAreTheLastLineThatSaysSomething() throws IOException {
        Path log = Files.writeString(temporary.resolve("log"), "started\nFATAL: no room at line 3\n\n  \n");

        assertThat(DataDirectory.lastWords(log)).isEqualTo("FATAL: no room at line 3");
        assertThat(DataDirectory.lastWords(Files.createFile(temporary.resolve("empty"))))
                .isEmpty();
    }

    @Test
    void lastWordsAreTheRootCauseOfAStackTrace() throws IOException {
        Path log = Files.writeString(temporary.resolve("log"), """
                started
                org.example.StartException: failed
                \tat org.example.Server.start(Server.java:3)
                Caused by: java.io.IOException: not sent
                \t... 12 more
                Caused by: java.nio.file.NoSuchFileException: /data
                    at java.base/java.lang.Thread.run(Thread.java:1)
                \t... 14 more
                Server died
                """);

        assertThat(DataDirectory.lastWords(log)).isEqualTo("Caused by: java.nio.file.NoSuchFileException: /data");
    }
}
