package org.whereabouts.sandbox.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A server process with its guard: a small shell process that ends the server when this JVM ends, also by {@code kill -9}.
 * The guard waits on a pipe that only this JVM holds open, and holds a lock on the data directory that lets one server in.
 */
final class GuardedServer implements AutoCloseable {

    /** How long killed processes are waited for. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final Launch launch;
    private final Process guard;
    private final long pid;

    private GuardedServer(Launch launch, Process guard, long pid) {
        this.launch = launch;
        this.guard = guard;
        this.pid = pid;
    }

    /**
     * What to run and how to end it.
     *
     * @param name what users call the server
     * @param data what the server works on; its processes hold the lock of it
     * @param log the file that takes what the server prints
     * @param command the server's command, which stays in the foreground
     * @param environment variables added to ours
     * @param signal the signal that asks the server to end, such as {@code TERM}
     * @param grace how long it may take to end before it is killed
     */
    record Launch(
            String name,
            DataDirectory data,
            Path log,
            List<String> command,
            Map<String, String> environment,
            String signal,
            Duration grace) {

        private List<String> guarded() {
            List<String> guarded =
                    new ArrayList<>(List.of("setsid", "sh", "-c", TextResource.read("guard.sh"), "guard"));
            guarded.addAll(List.of(data.serverLock().toString(), log.toString()));
            guarded.addAll(List.of(signal, Long.toString(grace.toMillis() / 100)));
            guarded.addAll(command);
            return guarded;
        }
    }

    /**
     * Starts the server and returns without waiting until it answers.
     *
     * @throws ServerStartException when it cannot be started
     */
    static GuardedServer start(Launch launch) {
        ProcessBuilder builder = new ProcessBuilder(launch.guarded())
                .directory(launch.data().root().toFile())
                .redirectError(Redirect.appendTo(launch.log().toFile()));
        builder.environment().putAll(launch.environment());
        try {
            Process guard = builder.start();
            BufferedReader output = guard.inputReader(US_ASCII);
            String line = output.readLine();
            if (line == null) {
                throw notStarted(launch, guard);
            }
            return new GuardedServer(launch, guard, Long.parseLong(line.substring("pid ".length())));
        } catch (IOException e) {
            throw new ServerStartException(
                    "Cannot start " + launch.name() + " (" + e.getMessage() + "): install util-linux (setsid, flock).",
                    e);
        }
    }

    private static ServerStartException notStarted(Launch launch, Process guard) {
        try {
            return new ServerStartException("Cannot start " + launch.name() + " (its guard ended with status "
                    + guard.waitFor() + "): see " + launch.log());
        } catch (InterruptedException e) {
            guard.destroyForcibly();
            return ServerStartException.interrupted(launch.name(), e);
        }
    }

    /** The process of the command that was started. */
    long pid() {
        return pid;
    }

    /**
     * Waits up to this long while the server starts.
     *
     * @throws ServerStartException when the server ended, with the last thing it said
     */
    void await(Duration wait) {
        try {
            if (guard.waitFor(wait)) {
                throw new ServerStartException(launch.name() + " ended while it started: "
                        + DataDirectory.lastWords(launch.log()) + " (more in " + launch.log() + ")");
            }
        } catch (InterruptedException e) {
            throw ServerStartException.interrupted(launch.name(), e);
        }
    }

    /** Asks the server to end and waits until it is gone, which is soon: one that outlives its grace is killed. */
    @Override
    public void close() {
        List<ProcessHandle> processes = guard.descendants().toList();
        try {
            guard.getOutputStream().close();
        } catch (IOException e) {
            // Nothing is ever written, so there is nothing that closing could fail to flush.
            throw new IllegalStateException("the pipe to the guard of " + launch.name() + " does not close", e);
        }
        guard.onExit().join();
        awaitEnd(processes);
    }

    /** The guard dies with those it kills, a moment before the last of them is gone for good. */
    private static void awaitEnd(List<ProcessHandle> processes) {
        Deadline deadline = Deadline.in(LAST_MOMENT);
        while (!deadline.passed() && processes.stream().anyMatch(GuardedServer::runs)) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** Unlike {@link ProcessHandle#isAlive()}, not when it only waits to be reaped: init may take its time (proc_pid_stat(5)). */
    private static boolean runs(ProcessHandle process) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"), ISO_8859_1);
            return !status.substring(status.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException e) {
            // It has been reaped.
            return false;
        }
    }
}
