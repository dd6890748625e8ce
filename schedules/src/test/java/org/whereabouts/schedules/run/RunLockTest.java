package org.whereabouts.schedules.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
        try (RunLock.Held _ = new RunLock(worker).tryLock(7).orElseThrow()) {
            assertThat(new RunLock(other).tryLock(7)).isEmpty();
            assertThat(new RunLock(worker).tryLock(7))
                    .as("not even the same process twice")
                    .isEmpty();
        }
    }

    @Test
    void runsDoNotBarEachOther() {
        try (RunLock.Held _ = new RunLock(worker).tryLock(7).orElseThrow();
                RunLock.Held _ = new RunLock(other).tryLock(8).orElseThrow()) {
            assertThat(new RunLock(other).tryLock(9)).isPresent().get().satisfies(RunLock.Held::close);
        }
    }

    @Test
    void whatWasGivenBackCanBeTaken() {
        new RunLock(worker).tryLock(7).orElseThrow().close();

        Optional<RunLock.Held> again = new RunLock(other).tryLock(7);

        assertThat(again).isPresent();
        again.get().close();
    }

    @Test
    void theLockEndsWithTheSessionOfAWorkerThatDied() {
        RunLock.Held _ = new RunLock(worker).tryLock(7).orElseThrow();
        worker.close();

        try (RunLock.Held taken = new RunLock(other).tryLock(7).orElseThrow()) {
            assertThat(taken).isNotNull();
        }
    }

    @Test
    void aRefusedLockKeepsNoConnection() {
        try (RunLock.Held _ = new RunLock(worker).tryLock(7).orElseThrow()) {
            for (int i = 0; i < 20; i++) {
                assertThat(new RunLock(other).tryLock(7)).isEmpty();
            }
            assertThat(other.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(4);
        return pool;
    }
}
