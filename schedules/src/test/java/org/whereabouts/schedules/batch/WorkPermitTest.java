package org.whereabouts.schedules.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.sweep.SweepStep;
import org.whereabouts.sandbox.server.TestServers;
import org.whereabouts.schedules.run.RunLock;

class WorkPermitTest {

    private final Shutdown shutdown = new Shutdown();
    private final AtomicBoolean withdrawn = new AtomicBoolean();
    private final CountDownLatch asleep = new CountDownLatch(1);
    private HikariDataSource pool;
    private RunLock.Held lock;

    @BeforeEach
    void open() {
        pool = new HikariDataSource();
        pool.setJdbcUrl(TestServers.postgres().createDatabase());
        lock = new RunLock(pool, InstantSource.system()).tryLock(7).orElseThrow();
    }

    @AfterEach
    void close() {
        lock.close();
        pool.close();
    }

    @Test
    void whoWaitsForASiteIsWokenWhenTheApplicationEnds() {
        CompletableFuture<Throwable> end = waiting();

        shutdown.begin();

        assertThat(endOf(end)).isInstanceOf(JobInterruptedException.class).hasMessage("the application ends");
    }

    @Test
    void whoWaitsForASiteIsWokenWhenTheLockIsLost() {
        CompletableFuture<Throwable> end = waiting();

        JdbcClient.create(pool).sql("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                         WHERE datname = current_database() AND pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory')
                        """).query(Boolean.class).list();

        assertThat(endOf(end)).isInstanceOf(JobInterruptedException.class).hasMessage("the lock of the run is lost");
    }

    @Test
    void whoWaitsForASiteIsWokenWhenItsSourceIsWithdrawn() {
        CompletableFuture<Throwable> end = waiting();

        withdrawn.set(true);

        assertThat(endOf(end)).isInstanceOf(JobInterruptedException.class).hasMessage("the source was withdrawn");
    }

    @Test
    void aRunThatIsBeingAppliedGoesOnWithoutItsSource() throws Exception {
        withdrawn.set(true);
        try (WorkPermit permit = WorkPermit.watched(lock, shutdown, withdrawn::get, InstantSource.system())) {
            assertThat(permit.isGranted()).isFalse();

            permit.settle();

            permit.require();
            assertThat(permit.isWithdrawn()).isFalse();
        }
    }

    @Test
    void aWakeUpThatComesTooLateIsNobodys() throws Exception {
        try (WorkPermit permit = WorkPermit.watched(lock, shutdown, withdrawn::get, InstantSource.system())) {
            permit.whileGranted(() -> {
                Thread.currentThread().interrupt();
                return new SweepStep.Advanced();
            });
        }

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whoRestsEndsTheJobAndSaysUntilWhen() {
        try (WorkPermit permit = WorkPermit.watched(lock, shutdown, withdrawn::get, InstantSource.system())) {
            assertThat(permit.rest()).isEmpty();
            assertThat(catchThrowable(() -> permit.restUntil(Instant.EPOCH)))
                    .isInstanceOf(JobInterruptedException.class);
            assertThat(permit.rest()).contains(Instant.EPOCH);
        }
    }

    /** A worker that has begun to wait for hours; completes with what ends it. */
    private CompletableFuture<Throwable> waiting() {
        CompletableFuture<Throwable> end = CompletableFuture.supplyAsync(() -> {
            try (WorkPermit permit = WorkPermit.watched(lock, shutdown, withdrawn::get, InstantSource.system())) {
                return catchThrowable(() -> permit.whileGranted(() -> {
                    asleep.countDown();
                    new CountDownLatch(1).await();
                    return new SweepStep.Advanced();
                }));
            }
        });
        await().until(() -> asleep.getCount() == 0);
        return end;
    }

    private static Throwable endOf(CompletableFuture<Throwable> end) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> end.getNow(new IllegalStateException()), met -> !(met instanceof IllegalStateException));
    }
}
