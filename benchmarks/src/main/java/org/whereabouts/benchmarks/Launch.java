package org.whereabouts.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.local.DataFolder;
import org.whereabouts.app.local.LocalKey;
import org.whereabouts.app.local.Stack;
import org.whereabouts.app.local.StackFile;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.CustodyStatus;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import tools.jackson.databind.JsonNode;

/**
 * One launch of {@code up} on an empty folder, watched from outside: its phases as it prints them, and the moment at which a
 * resolve is first answered as the population (the truth) demands.
 */
record Launch(Path launcher, int people, long seed, Path data) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    /**
     * What was seen.
     *
     * @param launched when the launcher was started
     * @param phases when which phase began
     * @param answered when the first correct answer had arrived
     */
    record Times(Instant launched, SortedMap<Instant, String> phases, Instant answered) {}

    /** Launches, measures, and ends what was launched. */
    Times measure() throws IOException {
        Person asked = somebodyInPennsylvania();
        SortedMap<Instant, String> phases = Collections.synchronizedSortedMap(new TreeMap<>());
        Instant launched = Instant.now();
        Process process = new ProcessBuilder(List.of(
                        launcher.toString(),
                        "up",
                        "--port",
                        "0",
                        "--people",
                        Integer.toString(people),
                        "--seed",
                        Long.toString(seed),
                        "--data",
                        data.toString()))
                .redirectErrorStream(true)
                .start();
        try {
            Thread.ofVirtual().start(() -> readPhases(process, phases));
            Instant answered = awaitAnswer(process, asked, launched);
            return new Times(launched, new TreeMap<>(phases), answered);
        } finally {
            end(process);
        }
    }

    private Person somebodyInPennsylvania() {
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        return Population.generate(new PopulationSpec(seed, people, today)).on(today).held(Agency.PENNSYLVANIA).stream()
                .filter(person -> person.custody().status() == CustodyStatus.HELD)
                .findFirst()
                .orElseThrow();
    }

    private static void readPhases(Process process, Map<Instant, String> phases) {
        try (BufferedReader output = process.inputReader()) {
            String line;
            while ((line = output.readLine()) != null) {
                if (line.endsWith(" ...")) {
                    phases.put(Instant.now(), line.replace(" ...", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant awaitAnswer(Process process, Person asked, Instant launched) {
        while (Instant.now().isBefore(launched.plus(PATIENCE))) {
            if (!process.isAlive()) {
                throw new OperatorException(
                        ExitCode.FAILED, "'up' ended with exit code " + process.exitValue() + " before it answered.");
            }
            if (answersCorrectly(asked)) {
                return Instant.now();
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
        throw new OperatorException(ExitCode.FAILED, "No correct answer within " + PATIENCE.toMinutes() + " minutes.");
    }

    private boolean answersCorrectly(Person asked) {
        DataFolder folder = DataFolder.of(data);
        Optional<Stack> stack = new StackFile(folder).running().filter(found -> found.phase() != Stack.Phase.STARTING);
        Optional<String> key = new LocalKey(folder).read();
        if (stack.isEmpty() || key.isEmpty()) {
            return false;
        }
        try (ApiClient client = new ApiClient(stack.get().requireUrl(), key.get())) {
            String number = asked.custody().number();
            JsonNode answer =
                    client.post("/v1/resolve", Map.of("name", asked.name().display(), "number", number));
            return answer.path("decision").asString("").equals("SEND")
                    && answer.path("person").path("number").asString("").equals(number);
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
