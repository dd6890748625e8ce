package org.whereabouts.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The servers that the tests of one JVM share, started when a test first asks for them. Their data is in a temporary
 * directory; both go with the JVM. Tests keep apart by databases ({@link LocalPostgres#createDatabase()}) and index names.
 */
public final class TestServers {

    private TestServers() {}

    /** The tests' PostgreSQL. Not to be closed by a test. */
    public static LocalPostgres postgres() {
        return Postgres.SERVER;
    }

    /** The tests' Elasticsearch. Not to be closed by a test. */
    public static LocalElasticsearch elasticsearch() {
        return Elasticsearch.SERVER;
    }

    private static final class Postgres {
        private static final LocalPostgres SERVER = start();

        private static LocalPostgres start() {
            Path data = temporaryDirectory("whereabouts-postgres-");
            LocalPostgres server = LocalPostgres.start(data, true);
            endWithJvm(server::close, data);
            return server;
        }
    }

    private static final class Elasticsearch {
        private static final LocalElasticsearch SERVER = start();

        private static LocalElasticsearch start() {
            Path data = temporaryDirectory("whereabouts-elasticsearch-");
            LocalElasticsearch server = LocalElasticsearch.start(data, ElasticsearchOptions.forTests());
            endWithJvm(server::close, data);
            return server;
        }
    }

    private static Path temporaryDirectory(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endWithJvm(Runnable close, Path data) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            close.run();
                            try {
                                SoftwareCache.deleteRecursively(data);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        "end " + data.getFileName()));
    }
}
