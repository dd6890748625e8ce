package org.whereabouts.app.local;

import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.whereabouts.app.server.DatabaseAddress;
import org.whereabouts.app.server.ElasticsearchAddress;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.server.LocalElasticsearch;
import org.whereabouts.sandbox.server.LocalPostgres;

/**
 * What the application needs before it can start, all begun at the same time: PostgreSQL, Elasticsearch (each started here
 * unless one is named) and the synthetic population.
 *
 * @param database URL of PostgreSQL, in any form that {@link DatabaseAddress} reads
 * @param elasticsearch URL of Elasticsearch
 * @param population the people of the synthetic sites
 */
record Servers(String database, String elasticsearch, Population population) {

    /** Starts what is not named; servers that are named are asked first, so that nothing is started in vain. */
    static Servers start(UpRequest request, World world, Teardown teardown) {
        request.databaseUrl().map(DatabaseAddress::parse).ifPresent(DatabaseAddress::requireReachable);
        request.elasticsearchUrl().map(ElasticsearchAddress::parse).ifPresent(ElasticsearchAddress::requireReachable);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> elasticsearch = executor.submit(() -> request.elasticsearchUrl()
                    .orElseGet(() -> started(request.folder(), teardown).toString()));
            Future<String> database = executor.submit(() -> request.databaseUrl()
                    .orElseGet(() -> teardown.add(
                                    LocalPostgres.start(request.folder().postgres()))
                            .jdbcUrl()));
            Future<Population> population = executor.submit(() -> Population.generate(world.spec(request.breadth())));
            return new Servers(await(database), await(elasticsearch), await(population));
        }
    }

    private static URI started(DataFolder folder, Teardown teardown) {
        return teardown.add(LocalElasticsearch.start(folder.elasticsearch())).url();
    }

    private static <T> T await(Future<T> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorException(ExitCode.FAILED, "Interrupted while the servers started.", e);
        }
    }
}
