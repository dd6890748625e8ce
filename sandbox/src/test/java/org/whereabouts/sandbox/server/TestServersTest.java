package org.whereabouts.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class TestServersTest {

    @Test
    void everyTestDatabaseIsEmptyAndItsOwn() throws Exception {
        String first = TestServers.postgres().createDatabase();
        String second = TestServers.postgres().createDatabase();
        try (var connection = DriverManager.getConnection(first);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE here (n int)");
        }
        try (var connection = DriverManager.getConnection(second);
                var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void elasticsearchAnswers() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var health = http.send(
                    HttpRequest.newBuilder(TestServers.elasticsearch().url().resolve("/_cluster/health"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(health.body()).contains("\"status\":\"green\"");
        }
    }
}
