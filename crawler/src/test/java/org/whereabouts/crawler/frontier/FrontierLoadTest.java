package org.whereabouts.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.throttle.Priority;
import org.whereabouts.sandbox.server.LocalPostgres;

/** How fast a long queue is worked off, on a PostgreSQL that keeps its promises to the disk. Prints what it measures. */
@Tag("drill")
class FrontierLoadTest {

    private static final int QUEUED = 1_000_000;
    private static final int SAMPLE = 20_000;
    private static final int WORKED_OFF = 100_000;
    private static final long RUN = 1;

    @TempDir
    Path data;

    @Test
    void aMillionSearchesAreLeasedAndEndedEachOnce() {
        try (LocalPostgres postgres = LocalPostgres.start(data);
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(postgres.jdbcUrl());
            ModuleSchema.migrate(pool, "crawler");
            JdbcClient database = JdbcClient.create(pool);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
            Load load = new Load(postgres, frontier(database));

            load.measure(
                    "queue a search",
                    QUEUED,
                    n -> transaction.executeWithoutResult(_ -> load.frontier.add(RUN, searches(n), Priority.SWEEP)));
            load.measure("lease, none worked off", SAMPLE, n -> load.lease(n, _ -> {}));
            load.measure("lease and end", WORKED_OFF, n -> load.lease(n, lease -> load.frontier.done(lease, HARVEST)));
            load.measure("lease, 120,000 gone", SAMPLE, n -> load.lease(n, _ -> {}));
            load.measure(
                    "read the progress", 1_000, n -> IntStream.range(0, n).forEach(_ -> load.frontier.progress(RUN)));

            Load another = new Load(postgres, frontier(database));
            another.measure("first lease of another process", 1, n -> another.lease(n, _ -> {}));
            another.measure("lease in another process", SAMPLE, n -> another.lease(n, _ -> {}));

            assertThat(load.frontier.progress(RUN).searchesKnown()).isEqualTo(QUEUED);
            assertThat(load.frontier.progress(RUN).searchesDone()).isEqualTo(WORKED_OFF);
            Set<Integer> all = new HashSet<>(load.leased);
            all.addAll(another.leased);
            assertThat(all).as("no search leased twice").hasSize(load.leased.size() + another.leased.size());
        }
    }

    private static final Harvest HARVEST = new Harvest("ROSTER", OptionalInt.of(7), 1, 7);

    private static Frontier frontier(JdbcClient database) {
        return new Frontier(database, "worker of a test", Duration.ofHours(1), InstantSource.system());
    }

    private static List<Search> searches(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Search(
                        "last=" + i + " first=" + i,
                        true,
                        PageRequest.postForm("list", "/InmateSearch/search.action", "page=index&lastName=" + i)))
                .toList();
    }

    private static final class Load {

        private final LocalPostgres postgres;
        private final Frontier frontier;
        private final List<Integer> leased = new ArrayList<>();

        Load(LocalPostgres postgres, Frontier frontier) {
            this.postgres = postgres;
            this.frontier = frontier;
        }

        void lease(int count, Consumer<Lease> then) {
            for (int i = 0; i < count; i++) {
                Lease lease = frontier.lease(RUN).orElseThrow();
                leased.add(lease.ordinal());
                then.accept(lease);
            }
        }

        void measure(String what, int count, java.util.function.IntConsumer work) {
            Duration cpuBefore = cpu();
            long begun = System.nanoTime();
            work.accept(count);
            Duration wall = Duration.ofNanos(System.nanoTime() - begun);
            Duration cpu = cpu().minus(cpuBefore);
            System.out.printf(
                    Locale.ROOT,
                    "%-32s %,9d in %7.2f s: %,9.0f/s; CPU of client and server %7.2f s: %,9.0f per second of one core%n",
                    what,
                    count,
                    wall.toNanos() / 1e9,
                    count / (wall.toNanos() / 1e9),
                    cpu.toNanos() / 1e9,
                    count / (cpu.toNanos() / 1e9));
        }

        /** Of this JVM and of all processes of PostgreSQL. */
        private Duration cpu() {
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return ProcessHandle.of(postgres.pid())
                    .orElseThrow()
                    .descendants()
                    .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ofNanos(system.getProcessCpuTime()), Duration::plus);
        }
    }
}
