package org.whereabouts.crawler.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.sandbox.server.TestServers;

class CaptureMigrationTest {

    @Test
    void whatWasAskedIsTakenOutOfWhatIsThereAndVersionsAreStillKnown() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(TestServers.postgres().createDatabase());
            pool.setMaximumPoolSize(3);
            Flyway.configure()
                    .dataSource(pool)
                    .schemas("crawler")
                    .defaultSchema("crawler")
                    .table("flyway_history")
                    .locations("classpath:db/crawler")
                    .target("7")
                    .load()
                    .migrate();
            JdbcClient database = JdbcClient.create(pool);
            database.sql("""
                    INSERT INTO crawler.capture
                      (source, search, kind, method, path, status, etag, fetched_at, digest,
                       warc_file, warc_offset, warc_length, request_length)
                    VALUES ('us-xx-example',
                       '{"key": "name", "root": true, "first": {"path": "/search", "body": "lastName=Testperson"}}',
                       'list', 'GET', '/list', 200, '"v1"', now(), 'sha256:00', 'a.warc.gz', 0, 1, 1)
                    """).update();

            ModuleSchema.migrate(pool, "crawler");

            assertThat(database.sql("SELECT CAST(to_jsonb(capture) AS text) FROM crawler.capture")
                            .query(String.class)
                            .single())
                    .contains("\"search_key\": \"name\"")
                    .doesNotContain("Testperson", "/search");
            assertThat(new CaptureIndex(database)
                            .versionOf(new SourceId("us-xx-example"), "name", "/list", Instant.EPOCH))
                    .isPresent();
        }
    }
}
