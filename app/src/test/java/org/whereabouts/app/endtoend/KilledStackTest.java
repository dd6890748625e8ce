package org.whereabouts.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.app.Whereabouts;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.local.DataFolder;
import org.whereabouts.app.local.LocalKey;
import org.whereabouts.app.local.Stack;
import org.whereabouts.app.local.StackEnd;
import org.whereabouts.app.local.StackFile;
import tools.jackson.databind.JsonNode;

/** {@code up} as a process of its own, with servers of its own, ended in the worst way. */
class KilledStackTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path root;

    @AfterEach
    void leaveNothingRunning() {
        new StackEnd(folder()).end();
    }

    private DataFolder folder() {
        return DataFolder.of(root.resolve("data"));
    }

    private Process up(String... more) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                                Whereabouts.class.getName(),
                                "up",
                                "--port",
                                "0",
                                "--data",
                                folder().root().toString()),
                        Stream.of(more))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("up.log").toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().keySet().removeIf(name -> name.startsWith("WHEREABOUTS_"));
        return builder.start();
    }

    private Stack awaitReady(Process process) {
        return await().atMost(PATIENCE)
                .failFast(() -> assertThat(process.isAlive()).as(this::printed).isTrue())
                .until(
                        () -> new StackFile(folder()).running().filter(stack -> stack.phase() == Stack.Phase.READY),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String printed() {
        try {
            return Files.readString(root.resolve("up.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes that work on the data folder: the stack itself, its servers, and their guards. */
    private List<String> processes() {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .map(KilledStackTest::commandLine)
                    .filter(line -> line.contains(folder().root().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commandLine(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (IOException endedMeanwhile) {
            return "";
        }
    }

    private JsonNode ask(Stack stack, String path) {
        try (ApiClient client =
                new ApiClient(stack.requireUrl(), new LocalKey(folder()).read().orElseThrow())) {
            return client.get(path);
        }
    }

    /** Who is held, where and since when, run by run; the age of the answers aside. */
    private List<String> people(Stack stack) {
        return ask(stack, "/v1/people?source=us-pa-doc")
                .path("results")
                .valueStream()
                .map(person -> person.path("id") + " " + person.path("facility") + " " + person.path("firstSeen"))
                .toList();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
    void aKilledStackLeavesNoServerBehindAndTheNextOneServesTheSameData() throws Exception {
        Process first = up("--people", "150", "--seed", "5");
        Stack before = awaitReady(first);
        List<String> peopleBefore = people(before);
        JsonNode runsBefore = ask(before, "/v1/runs");
        assertThat(peopleBefore).hasSize(25);
        assertThat(processes()).hasSizeGreaterThan(2);

        first.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(processes()).isEmpty());
        assertThat(new StackFile(folder()).running()).isEmpty();

        Process second = up();
        Stack after = awaitReady(second);

        assertThat(people(after)).isEqualTo(peopleBefore);
        assertThat(ask(after, "/v1/runs").path("total")).isEqualTo(runsBefore.path("total"));

        assertThat(new StackEnd(folder()).end()).map(Stack::pid).contains(second.pid());
        assertThat(second.isAlive()).isFalse();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(processes()).isEmpty());
        assertThat(folder().root().resolve("stack.json")).doesNotExist();
    }
}
