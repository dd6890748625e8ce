package org.whereabouts.app.local;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code up} was asked for.
 *
 * @param folder where the stack keeps its data
 * @param port of the API on 127.0.0.1
 * @param breadth which agencies are played
 * @param people size of the synthetic population; null for that of the data that is there, or the usual one
 * @param seed of the synthetic population; null likewise
 * @param environment the environment variables; two of them name servers to use instead of starting ones
 */
public record UpRequest(
        DataFolder folder,
        int port,
        Breadth breadth,
        @Nullable Integer people,
        @Nullable Long seed,
        Map<String, String> environment) {

    public UpRequest {
        environment = Map.copyOf(environment);
    }

    /** The PostgreSQL to use, where one is named. */
    Optional<String> databaseUrl() {
        return named("WHEREABOUTS_DATABASE_URL");
    }

    /** The Elasticsearch to use, where one is named. */
    Optional<String> elasticsearchUrl() {
        return named("WHEREABOUTS_ELASTICSEARCH_URL");
    }

    private Optional<String> named(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
    }
}
