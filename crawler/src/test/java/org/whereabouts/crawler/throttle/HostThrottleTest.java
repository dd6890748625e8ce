package org.whereabouts.crawler.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.sandbox.server.TestServers;

class HostThrottleTest {

    private static final URI HOST = URI.create("https://locator.example.org/search");
    private static final Duration GAP = Duration.ofSeconds(3);
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Instant FAR = NOW.plus(Duration.ofDays(1));

    private HikariDataSource pool;
    private HostThrottle throttle;

    @BeforeEach
    void open() {
        pool = new HikariDataSource();
        pool.setJdbcUrl(TestServers.postgres().createDatabase());
        pool.setMaximumPoolSize(8);
        ModuleSchema.migrate(pool, "crawler");
        throttle = new HostThrottle(JdbcClient.create(pool), InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void theFirstSlotIsNowAndTheNextOneGapLater() {
        assertThat(throttle.reserve(HOST, GAP, FAR)).contains(NOW);
        assertThat(throttle.reserve(HOST, GAP, FAR)).contains(NOW.plus(GAP));
        assertThat(throttle.reserve(HOST, GAP, FAR)).contains(NOW.plus(GAP).plus(GAP));
    }

    @Test
    void manyWorkersTogetherKeepTheGap() throws Exception {
        List<Instant> slots = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Instant>> asked = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                HostThrottle another = new HostThrottle(JdbcClient.create(pool), InstantSource.fixed(NOW));
                asked.add(workers.submit(() -> another.reserve(HOST, GAP, FAR).orElseThrow()));
            }
            for (Future<Instant> slot : asked) {
                slots.add(slot.get());
            }
        }
        slots.sort(null);
        assertThat(slots.getFirst()).isEqualTo(NOW);
        for (int i = 1; i < slots.size(); i++) {
            assertThat(Duration.between(slots.get(i - 1), slots.get(i))).isEqualTo(GAP);
        }
    }

    @Test
    void aSlotThatComesTooLateIsNotReserved() {
        throttle.reserve(HOST, GAP, FAR);

        assertThat(throttle.reserve(HOST, GAP, NOW.plusSeconds(2))).isEmpty();
        assertThat(throttle.reserve(HOST, GAP, FAR)).as("nobody took it").contains(NOW.plus(GAP));
    }

    @Test
    void aDeadlineThatHasPassedGetsNothing() {
        assertThat(throttle.reserve(HOST, GAP, NOW.minusMillis(1))).isEmpty();
    }

    @Test
    void aPostponedHostIsLeftAloneAndNeverAskedSooner() {
        throttle.postpone(HOST, NOW.plusSeconds(600));
        throttle.postpone(HOST, NOW.plusSeconds(5));

        assertThat(throttle.reserve(HOST, GAP, FAR)).contains(NOW.plusSeconds(600));
    }

    @Test
    void hostsDoNotWaitForEachOther() {
        throttle.reserve(HOST, GAP, FAR);

        assertThat(throttle.reserve(URI.create("https://other.example.org/"), GAP, FAR))
                .contains(NOW);
        assertThat(throttle.reserve(URI.create("https://locator.example.org:8443/"), GAP, FAR))
                .as("another port is another server")
                .contains(NOW);
        assertThat(throttle.reserve(URI.create("https://LOCATOR.example.org/other"), GAP, FAR))
                .as("upper case is the same host")
                .contains(NOW.plus(GAP));
    }

    @Test
    void theStateOutlivesTheProcess() {
        throttle.reserve(HOST, GAP, FAR);

        HostThrottle later = new HostThrottle(JdbcClient.create(pool), InstantSource.fixed(NOW.plusSeconds(1)));

        assertThat(later.reserve(HOST, GAP, FAR)).contains(NOW.plus(GAP));
    }
}
