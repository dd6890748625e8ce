package org.whereabouts.sandbox.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * A running PostgreSQL server on a cluster of its own, made when it is missing.
 *
 * @param server the process
 * @param port the port on 127.0.0.1 that it listens on
 */
record PostgresProcess(GuardedServer server, int port) {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int PORTS_TO_TRY = 5;

    /** What a start needs to know; with {@code throwaway} nothing is synced to disk and it ends without a checkpoint. */
    record Setup(Path home, DataDirectory data, Path passwordFile, boolean throwaway) {

        Path cluster() {
            return data.resolve("cluster");
        }

        /** There is one as long as the server runs, unless it was killed. */
        Path pidFile() {
            return cluster().resolve("postmaster.pid");
        }

        /** PostgreSQL refuses to start over one whose process id is that of a stranger by now. */
        void removeStalePidFile() {
            try {
                Files.deleteIfExists(pidFile());
            } catch (IOException e) {
                throw DataDirectory.notWritten(pidFile(), e);
            }
        }
    }

    /**
     * Starts it on one of the ports on offer and waits until it accepts connections.
     *
     * @throws ServerStartException when it does not come up
     */
    static PostgresProcess start(Setup setup, IntSupplier ports) {
        ServerAccount account = ServerAccount.choose(setup.home(), setup.data().root());
        for (int attempt = 1; ; attempt++) {
            int port = ports.getAsInt();
            setup.removeStalePidFile();
            Path log = setup.data().freshLog("postgres.log");
            GuardedServer server = GuardedServer.start(new GuardedServer.Launch(
                    "PostgreSQL",
                    setup.data(),
                    log,
                    account.command(command(setup, port)),
                    Map.of("LC_ALL", "C"),
                    setup.throwaway() ? "QUIT" : "INT",
                    GRACE));
            try {
                awaitReady(server, setup.pidFile(), log);
                return new PostgresProcess(server, port);
            } catch (ServerStartException e) {
                server.close();
                if (attempt == PORTS_TO_TRY || !DataDirectory.says(log, "Address already in use")) {
                    throw e;
                }
            }
        }
    }

    /** A port that is free now; another process may be faster to bind it. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ServerStartException("There is no free port on 127.0.0.1 (" + e + "): end some programs.", e);
        }
    }

    private static List<String> command(Setup setup, int port) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", TextResource.read("postgres.sh"), "postgres"));
        command.add(setup.home().resolve("bin").toString());
        command.add(setup.cluster().toString());
        command.add(setup.passwordFile().toString());
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=200",
                "timezone=UTC",
                "log_timezone=UTC",
                // A failing statement carries somebody's name or number, and so does the detail of the error.
                "log_min_error_statement=panic",
                "log_error_verbosity=terse"));
        if (setup.throwaway()) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        for (String setting : settings) {
            command.add("-c");
            command.add(setting);
        }
        return command;
    }

    private static void awaitReady(GuardedServer server, Path pidFile, Path log) {
        Deadline deadline = Deadline.in(START);
        while (!deadline.passed()) {
            server.await(POLL);
            if (isReady(pidFile)) {
                return;
            }
        }
        throw new ServerStartException(
                "PostgreSQL was not ready within " + deadline.length().toSeconds() + " s: see " + log);
    }

    /** The eighth line of postmaster.pid is the server's status (PostgreSQL's pidfile.h). */
    private static boolean isReady(Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new ServerStartException("Cannot read " + pidFile + " (" + e + ").", e);
        }
    }
}
