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
import java.time.InstantSource;
import java.time.LocalDate;
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
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code up} as a process of its own, with servers of its own and the world that it usually plays, ended in the worst way. */
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

    /** The first page of what the source was asked for because of {@code up}, not by its schedule. */
    private List<JsonNode> runs(Stack stack, String source) {
        return ask(stack, "/v1/runs?source=" + source)
                .path("results")
                .valueStream()
                .filter(run -> run.path("trigger").asString().equals("OPERATOR"))
                .toList();
    }

    private static List<String> listing(Stack stack) {
        return stack.sites().keySet().stream()
                .filter(source -> !source.equals("us-bop"))
                .sorted()
                .toList();
    }

    private List<String> runIds(Stack stack) {
        return listing(stack).stream()
                .flatMap(source -> runs(stack, source).stream()
                        .map(run -> source + " " + run.path("id").asString()))
                .toList();
    }

    /** The sites of the same people: the truth that answers are held against. */
    private SandboxSites truth() throws IOException {
        JsonNode world =
                JsonMapper.shared().readTree(Files.readString(folder().root().resolve("sandbox.json")));
        PopulationSpec spec = PopulationSpec.everywhere(
                world.path("seed").asLong(),
                world.path("people").asInt(),
                LocalDate.parse(world.path("epoch").asString()));
        return SandboxSites.start(Population.generate(spec), InstantSource.system(), SiteOptions.defaults());
    }

    private void assertEverySiteIsFoundWhole(Stack stack) throws IOException {
        try (SandboxSites truth = truth()) {
            assertThat(stack.sites()).containsOnlyKeys(truth.baseUrls().keySet());
            for (String source : listing(stack)) {
                String search = "/v1/people?source=" + source;
                assertThat(ask(stack, search).path("total").asLong()).as(source).isEqualTo(truth.listed(source));
                for (String number : truth.canaries(source)) {
                    assertThat(ask(stack, search + "&number=" + number)
                                    .path("results")
                                    .path(0)
                                    .path("number")
                                    .asString())
                            .as(source)
                            .isEqualTo(number);
                }
            }
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
    void aKilledStackLeavesNoServerBehindAndTheNextOneServesTheSameDataAndGoesOnSweeping() throws Exception {
        Process first = up("--people", "150", "--seed", "5");
        Stack before = awaitReady(first);
        List<String> peopleBefore = people(before);
        await().atMost(PATIENCE).until(() -> runIds(before), runs -> runs.size() == Agency.values().length - 1);
        List<String> runsBefore = runIds(before);
        assertThat(peopleBefore).hasSize(25);
        assertThat(processes()).hasSizeGreaterThan(2);

        first.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(processes()).isEmpty());
        assertThat(new StackFile(folder()).running()).isEmpty();

        Process second = up();
        Stack after = awaitReady(second);

        assertThat(people(after)).isEqualTo(peopleBefore);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listing(after))
                        .allSatisfy(source -> assertThat(runs(after, source))
                                .extracting(run -> run.path("state").asString())
                                .containsExactly("COMPLETED")));
        assertThat(runIds(after))
                .as("what was under way goes on, and is not begun anew")
                .isEqualTo(runsBefore);
        assertEverySiteIsFoundWhole(after);

        assertThat(new StackEnd(folder()).end()).map(Stack::pid).contains(second.pid());
        assertThat(second.isAlive()).isFalse();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(processes()).isEmpty());
        assertThat(folder().root().resolve("stack.json")).doesNotExist();
    }
}
