package org.whereabouts.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.whereabouts.sandbox.server.LocalElasticsearch;
import org.whereabouts.sandbox.server.LocalPostgres;

/** The floor of every cold start: a new PostgreSQL and a new Elasticsearch, started at the same time, with nothing in them. */
final class BareServers {

    private BareServers() {}

    /** How long both take until they answer. They are ended again. */
    static Duration start(Path data) {
        long begin = System.nanoTime();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<LocalElasticsearch> elasticsearch =
                    executor.submit(() -> LocalElasticsearch.start(data.resolve("elasticsearch")));
            Future<LocalPostgres> postgres = executor.submit(() -> LocalPostgres.start(data.resolve("postgres")));
            await(elasticsearch);
            await(postgres);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            await(postgres).close();
            await(elasticsearch).close();
            return took;
        }
    }

    private static <T> T await(Future<T> started) {
        try {
            return started.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
