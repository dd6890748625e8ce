package org.whereabouts.schedules.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.sandbox.server.TestServers;

class RunLockTest {

    private HikariDataSource worker;
    private HikariDataSource other;

    @BeforeEach
    void open() {
        String url = TestServers.postgres().createDatabase();
        worker = pool(url);
        other = pool(url);
    }

    @AfterEach
    void close() {
        worker.close();
        other.close();
    }

    @Test
    void oneWorkerHasARunAtATime() {
        try (RunLock.Held _ = lock(worker).tryLock(7).orElseThrow()) {
            assertThat(lock(other).tryLock(7)).isEmpty();
            assertThat(lock(worker).tryLock(7))
                    .as("not even the same process twice")
                    .isEmpty();
        }
    }

    @Test
    void runsDoNotBarEachOther() {
        try (RunLock.Held _ = lock(worker).tryLock(7).orElseThrow();
                RunLock.Held _ = lock(other).tryLock(8).orElseThrow()) {
            assertThat(lock(other).tryLock(9)).isPresent().get().satisfies(RunLock.Held::close);
        }
    }

    @Test
    void whatWasGivenBackCanBeTaken() {
        lock(worker).tryLock(7).orElseThrow().close();

        Optional<RunLock.Held> again = lock(other).tryLock(7);

        assertThat(again).isPresent();
        again.get().close();
    }

    @Test
    void theLockEndsWithTheSessionOfAWorkerThatDied() {
        RunLock.Held _ = lock(worker).tryLock(7).orElseThrow();
        worker.close();

        try (RunLock.Held taken = lock(other).tryLock(7).orElseThrow()) {
            assertThat(taken).isNotNull();
        }
    }

    @Test
    void aRefusedLockKeepsNoConnection() {
        try (RunLock.Held _ = lock(worker).tryLock(7).orElseThrow()) {
            for (int i = 0; i < 20; i++) {
                assertThat(lock(other).tryLock(7)).isEmpty();
            }
            assertThat(other.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void allRunsOfAProcessShareOneConnection() {
        RunLock locks = lock(worker);
        List<RunLock.Held> held = new ArrayList<>();
        for (long run = 1; run <= 40; run++) {
            held.add(locks.tryLock(run).orElseThrow());
        }

        assertThat(worker.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
        assertThat(locks.tryLock(40)).as("no worker of this process twice").isEmpty();
        assertThat(lock(other).tryLock(40)).isEmpty();

        held.removeLast().close();
        assertThat(lock(other).tryLock(40)).isPresent().get().satisfies(RunLock.Held::close);
        assertThat(lock(other).tryLock(39)).isEmpty();

        held.forEach(RunLock.Held::close);
        assertThat(worker.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void ofManyThreadsOneGetsTheRun() {
        RunLock locks = lock(worker);
        Queue<RunLock.Held> held = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 32; i++) {
                threads.execute(() -> locks.tryLock(7).ifPresent(held::add));
            }
        }

        assertThat(held).hasSize(1);
        held.forEach(RunLock.Held::close);
    }

    @Test
    void aLockIsLostWithItsSessionAndTheRunMayBeTaken() {
        RunLock locks = lock(worker);
        RunLock.Held lost = locks.tryLock(7).orElseThrow();
        assertThat(lost.isHeld()).isTrue();

        cutConnections();

        await().atMost(Duration.ofSeconds(10)).until(() -> !lost.isHeld());
        try (RunLock.Held _ = lock(other).tryLock(7).orElseThrow()) {
            assertThat(lost.isSurelyHeld()).isFalse();
            lost.close();
            assertThat(lock(worker).tryLock(7))
                    .as("giving back what is lost frees nothing")
                    .isEmpty();
        }
        try (RunLock.Held again = locks.tryLock(7).orElseThrow()) {
            assertThat(again.isHeld()).isTrue();
            assertThat(lost.isHeld()).as("what is lost stays lost").isFalse();
        }
    }

    @Test
    void aStallOfThreeSecondsCostsNoLock() throws Exception {
        URI server = URI.create(worker.getJdbcUrl().substring("jdbc:".length()));
        try (StallingWire wire = new StallingWire(server.getHost(), server.getPort());
                HikariDataSource far =
                        pool(worker.getJdbcUrl().replace(server.getAuthority(), "127.0.0.1:" + wire.port()));
                RunLock.Held held = lock(far).tryLock(7).orElseThrow()) {
            wire.stall();
            CompletableFuture<Boolean> answer = CompletableFuture.supplyAsync(held::isSurelyHeld);
            try {
                await().during(Duration.ofSeconds(3)).until(() -> !answer.isDone());
            } finally {
                wire.flow();
            }

            assertThat(answer.get()).isTrue();
            assertThat(lock(other).tryLock(7)).isEmpty();
        }
    }

    /** What a restart of PostgreSQL does to its clients. */
    private void cutConnections() {
        JdbcClient.create(other).sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                         WHERE datname = current_database() AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')
                        """).query(Boolean.class).list();
    }

    private static RunLock lock(HikariDataSource pool) {
        return new RunLock(pool, InstantSource.system());
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(4);
        return pool;
    }
}
