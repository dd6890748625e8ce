package org.whereabouts.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard with servers that are small shell programs. */
class GuardedServerTest {

    @TempDir
    Path directory;

    static GuardedServer.Launch launch(DataDirectory data, String program) {
        return new GuardedServer.Launch(
                "Server",
                data,
                data.resolve("logs/server.log"),
                List.of("sh", "-c", program, "server-on", data.root().toString()),
                Map.of("GREETING", "hello"),
                "TERM",
                Duration.ofSeconds(1));
    }

    @Test
    void outputAndEnvironmentOfTheServerAreKept() {
        try (DataDirectory data = DataDirectory.open(directory);
                GuardedServer server =
                        GuardedServer.start(launch(data, "echo $GREETING; echo trouble >&2; exec sleep 600"))) {
            // In the middle of exec a process has no command line.
            await().until(() -> Processes.runs(server.pid()));
            await().untilAsserted(() ->
                    assertThat(directory.resolve("logs/server.log")).hasContent("hello\ntrouble"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec sleep 600",
                // Deaf to the signal: killed after its grace.
                "trap '' TERM; while true; do sleep 1; done",
                // Leaves a child behind.
                "sleep 600 & exec sleep 600",
            })
    void closedServerIsGoneWithAllItsProcesses(String program) {
        try (DataDirectory data = DataDirectory.open(directory)) {
            GuardedServer server = GuardedServer.start(launch(data, program));
            assertThat(Processes.naming(directory)).isNotEmpty();

            server.close();

            // Who was killed takes a moment to be gone.
            await().untilAsserted(() -> assertThat(Processes.naming(directory)).isEmpty());
        }
    }

    @Test
    void serverThatEndsWhileItStartsIsReportedWithItsLastWords() {
        try (DataDirectory data = DataDirectory.open(directory);
                GuardedServer server = GuardedServer.start(launch(data, "echo; echo no memory left; exit 3"))) {
            assertThatExceptionOfType(ServerStartException.class)
                    .isThrownBy(() -> server.await(Duration.ofSeconds(20)))
                    .withMessageContainingAll("Server ended", "no memory left", data.root() + "/logs/server.log")
                    .satisfies(OneLine::isOneLine);
        }
    }

    @Test
    void terminalSignalsDoNotReachTheServer() throws IOException {
        try (DataDirectory data = DataDirectory.open(directory);
                GuardedServer server = GuardedServer.start(launch(data, "exec sleep 600"))) {
            long session = session(server.pid());
            assertThat(session).isNotEqualTo(session(ProcessHandle.current().pid()));
        }
    }

    /** The sixth field of the process's status (proc_pid_stat(5)); the second, its name, may hold spaces. */
    private static long session(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
    }

    /** Starts a server and lives until it is killed. */
    static final class Parent {
        public static void main(String[] arguments) throws IOException {
            System.out.println("starting");
            DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
            System.out.println(GuardedServer.start(launch(data, "sleep 600 & exec sleep 600"))
                    .pid());
            System.in.read();
        }
    }

    @Test
    void killedJvmTakesItsServerWithIt() throws IOException {
        long server = serverOfKilledJvm();

        await().until(() -> !Processes.runs(server));
        await().untilAsserted(() -> assertThat(Processes.naming(directory)).isEmpty());
    }

    private long serverOfKilledJvm() throws IOException {
        try (ForkedJvm jvm = ForkedJvm.start(Parent.class, directory)) {
            jvm.line();
            long server = Long.parseLong(jvm.line());
            // In the middle of exec a process has no command line.
            await().until(() -> Processes.runs(server));
            return server;
        }
    }

    @Test
    void noMomentOfTheStartLeavesAServerBehindWhenTheJvmIsKilled() throws Exception {
        Duration start;
        try (ForkedJvm jvm = ForkedJvm.start(Parent.class, directory.resolve("calibration"))) {
            jvm.line();
            long begun = System.nanoTime();
            jvm.line();
            start = Duration.ofNanos(System.nanoTime() - begun);
        }
        Random random = new Random(20261123);
        for (int i = 0; i < 12; i++) {
            try (ForkedJvm jvm = ForkedJvm.start(Parent.class, directory.resolve("data" + i))) {
                jvm.line();
                jvm.liveFor(start.multipliedBy(random.nextInt(60, 120)).dividedBy(100));
            }
        }
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(Processes.naming(directory)).isEmpty());
    }
}
