package org.whereabouts.crawler.throttle;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.crawler.source.FetchWindow;
import org.whereabouts.crawler.source.Politeness;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.sandbox.server.TestServers;

/** A throttle over a database of its own. Time passes by moving what is stored into the past. */
final class ThrottleFixture implements AutoCloseable {

    static final URI ORIGIN = URI.create("https://locator.example.org");
    static final String HOST = "locator.example.org";

    final HikariDataSource pool = new HikariDataSource();
    final JdbcClient database;
    final HostSlots slots;

    ThrottleFixture() {
        pool.setJdbcUrl(TestServers.postgres().createDatabase());
        pool.setMaximumPoolSize(8);
        ModuleSchema.migrate(pool, "crawler");
        database = JdbcClient.create(pool);
        slots = new HostSlots(database);
    }

    /** As another process has it. */
    HostThrottle throttle() {
        return throttle(InstantSource.system(), null);
    }

    HostThrottle throttle(InstantSource clock, @Nullable Integer dailyRequests) {
        return new HostThrottle(
                database,
                new ThrottleSettings(Duration.ofSeconds(10), dailyRequests),
                Pause.sleeping(InstantSource.system()),
                clock,
                RandomGeneratorFactory.getDefault().create(1),
                UUID::randomUUID);
    }

    static Politeness site(@Nullable FetchWindow window, @Nullable Integer dailyRequests) {
        return new Politeness(
                new SourceId("us-xx-test"),
                ORIGIN,
                Duration.ofSeconds(2),
                ZoneId.of("America/New_York"),
                window,
                dailyRequests);
    }

    static Wish wish(Duration gap, Priority priority, Duration within) {
        return new Wish(ORIGIN, site(null, null), gap, priority, Instant.now().plus(within));
    }

    /** What the database's clock says. */
    Instant now() {
        return database.sql("SELECT clock_timestamp()")
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
    }

    /** Lets time pass. */
    void advance(Duration time) {
        database.sql("""
                UPDATE crawler.host
                   SET ended_at = ended_at - :passed, free_at = free_at - :passed, not_before = not_before - :passed,
                       lease_until = lease_until - :passed,
                       claim_until = claim_until - :passed, open_until = open_until - :passed
                """.replace(":passed", ":micros * interval '1 microsecond'"))
                .param("micros", time.toNanos() / 1_000)
                .update();
    }

    @Override
    public void close() {
        pool.close();
    }
}
