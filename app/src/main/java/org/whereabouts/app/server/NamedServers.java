package org.whereabouts.app.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/**
 * Turns {@code whereabouts.database.url} and {@code whereabouts.elasticsearch.url} into the properties that Spring Boot connects
 * with, and asks both servers once before anything is built on them: what is missing is said in one line.
 */
final class NamedServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Map<String, Object> properties = new LinkedHashMap<>();
        database(environment, properties);
        elasticsearch(environment, properties);
        environment.getPropertySources().addFirst(new MapPropertySource("whereabouts servers", properties));
    }

    private static void database(ConfigurableEnvironment environment, Map<String, Object> properties) {
        String named = environment.getProperty("whereabouts.database.url");
        if (named == null) {
            String url = required(environment.getProperty("spring.datasource.url"), "PostgreSQL", "DATABASE");
            new DatabaseAddress(
                            url,
                            environment.getProperty("spring.datasource.username"),
                            environment.getProperty("spring.datasource.password"))
                    .requireReachable();
            return;
        }
        DatabaseAddress address = DatabaseAddress.parse(named);
        address.requireReachable();
        put(properties, "spring.datasource.url", address.jdbcUrl());
        put(properties, "spring.datasource.username", address.user());
        put(properties, "spring.datasource.password", address.password());
    }

    private static void elasticsearch(ConfigurableEnvironment environment, Map<String, Object> properties) {
        String named = environment.getProperty("whereabouts.elasticsearch.url");
        if (named == null) {
            // Several nodes, or TLS with a bundle of its own: those the client itself tries out.
            required(environment.getProperty("spring.elasticsearch.uris"), "Elasticsearch", "ELASTICSEARCH");
            return;
        }
        ElasticsearchAddress address = ElasticsearchAddress.parse(named);
        address.requireReachable();
        put(properties, "spring.elasticsearch.uris", address.url().toString());
        put(properties, "spring.elasticsearch.username", address.user());
        put(properties, "spring.elasticsearch.password", address.password());
    }

    private static void put(Map<String, Object> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    private static String required(@Nullable String url, String server, String variable) {
        if (url == null) {
            throw new OperatorException(
                    ExitCode.USAGE,
                    "Which %s? Set WHEREABOUTS_%s_URL, or let 'whereabouts up' start one.".formatted(server, variable));
        }
        return url;
    }
}
