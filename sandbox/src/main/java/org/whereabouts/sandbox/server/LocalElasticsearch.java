package org.whereabouts.sandbox.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A real single-node Elasticsearch on a free port of 127.0.0.1, without security. Its data stays in the data directory for
 * the next start; its logs are in {@code logs/} there. It ends with {@link #close()} or with this JVM, however that ends.
 */
public final class LocalElasticsearch implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String ATTACH_FILE = ".java_pid";

    private final DataDirectory directory;
    private final GuardedServer server;
    private final URI url;
    private final long pid;

    private LocalElasticsearch(DataDirectory directory, GuardedServer server, URI url, long pid) {
        this.directory = directory;
        this.server = server;
        this.url = url;
        this.pid = pid;
    }

    /** Starts it for the local stack; see {@link #start(Path, ElasticsearchOptions)}. */
    public static LocalElasticsearch start(Path data) {
        return start(data, ElasticsearchOptions.standard());
    }

    /**
     * Starts it on a data directory, new or left by an earlier start, and waits until it serves what is stored there.
     *
     * @throws ServerStartException when it does not come up
     */
    public static LocalElasticsearch start(Path data, ElasticsearchOptions options) {
        Path home = new ServerSoftware(SoftwareCache.ofUser()).elasticsearch();
        DataDirectory directory = DataDirectory.open(data);
        try {
            return startPastLeftovers(home, directory, options);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * Elasticsearch attaches to itself through a file in {@code /tmp} that is named for its process id, and gives up when a
     * JVM that was killed, perhaps another user's, left a file of that name behind. The next process has another id.
     */
    private static LocalElasticsearch startPastLeftovers(
            Path home, DataDirectory directory, ElasticsearchOptions options) {
        try {
            return start(home, directory, options);
        } catch (ServerStartException e) {
            if (!String.valueOf(e.getMessage()).contains(ATTACH_FILE)) {
                throw e;
            }
            return start(home, directory, options);
        }
    }

    private static LocalElasticsearch start(Path home, DataDirectory directory, ElasticsearchOptions options) {
        ElasticsearchConfiguration configuration = ElasticsearchConfiguration.write(directory, options);
        ServerAccount account = ServerAccount.choose(home, directory.root());
        Path log = directory.freshLog("elasticsearch.log");
        Path launcher = home.resolve("bin/elasticsearch");
        Path pid = configuration.pidFile();
        GuardedServer server = GuardedServer.start(new GuardedServer.Launch(
                "Elasticsearch",
                directory,
                log,
                account.command(List.of(launcher.toString(), "--pidfile", pid.toString())),
                configuration.environment(),
                options.throwaway() ? "KILL" : "TERM",
                GRACE));
        try {
            URI url = awaitReady(server, configuration.portsFile(), log);
            return new LocalElasticsearch(
                    directory, server, url, Long.parseLong(Files.readString(pid).strip()));
        } catch (IOException e) {
            server.close();
            throw new ServerStartException("Elasticsearch does not say where it listens (" + e + "): see " + log, e);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static URI awaitReady(GuardedServer server, Path portsFile, Path log) throws IOException {
        Deadline deadline = Deadline.in(START);
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!deadline.passed()) {
                server.await(POLL);
                if (Files.exists(portsFile)) {
                    URI url = URI.create("http://"
                            + Files.readString(portsFile).lines().findFirst().orElseThrow());
                    if (serves(http, url)) {
                        return url;
                    }
                }
            }
        }
        throw new ServerStartException("Elasticsearch did not serve its indices within "
                + deadline.length().toSeconds() + " s: see " + log
                + "; an index that is lost can be rebuilt after deleting "
                + "the data directory.");
    }

    /** Whether every index has its primary shards; a node that has just started has not opened them yet. */
    private static boolean serves(HttpClient http, URI url) {
        HttpRequest health = HttpRequest.newBuilder(url.resolve("/_cluster/health?wait_for_status=yellow&timeout=5s"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Not yet, or it ends: the next look at the process tells.
            return false;
        } catch (InterruptedException e) {
            throw ServerStartException.interrupted("Elasticsearch", e);
        }
    }

    /** Base URL of its HTTP API. */
    public URI url() {
        return url;
    }

    /** Process id of the server itself. */
    public long pid() {
        return pid;
    }

    /** Ends the server and waits until it is gone. */
    @Override
    public void close() {
        server.close();
        directory.close();
    }
}
