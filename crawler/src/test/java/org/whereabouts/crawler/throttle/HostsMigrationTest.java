package org.whereabouts.crawler.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.sandbox.server.TestServers;

class HostsMigrationTest {

    @Test
    void whatWasPromisedBeforeTheMigrationIsKept() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(TestServers.postgres().createDatabase());
            pool.setMaximumPoolSize(3);
            Flyway.configure()
                    .dataSource(pool)
                    .schemas("crawler")
                    .defaultSchema("crawler")
                    .table("flyway_history")
                    .locations("classpath:db/crawler")
                    .target("1")
                    .load()
                    .migrate();
            JdbcClient database = JdbcClient.create(pool);
            database.sql("INSERT INTO crawler.host_slot VALUES ('locator.example.org', now() + interval '1 hour')")
                    .update();

            ModuleSchema.migrate(pool, "crawler");

            assertThat(new HostSlots(database)
                            .reserve(
                                    "locator.example.org",
                                    UUID.randomUUID(),
                                    Priority.LIVE_LOOKUP,
                                    Duration.ofSeconds(2),
                                    Duration.ofDays(1),
                                    Duration.ofSeconds(10))
                            .orElseThrow())
                    .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
        }
    }
}
