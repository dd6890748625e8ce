package org.whereabouts.crawler.frontier;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.throttle.Priority;
import org.whereabouts.sandbox.server.TestServers;

/** A fresh database with a frontier, as many workers on it as a test wants, and a clock that the test moves. */
final class FrontierFixture implements AutoCloseable {

    static final Duration LEASE = Duration.ofMinutes(10);

    private final HikariDataSource pool = new HikariDataSource();
    private final AtomicLong seconds =
            new AtomicLong(Instant.parse("2026-11-01T12:00:00Z").getEpochSecond());
    final JdbcClient database;
    final TransactionTemplate transaction;

    FrontierFixture() {
        pool.setJdbcUrl(TestServers.postgres().createDatabase());
        ModuleSchema.migrate(pool, "crawler");
        database = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    /** The frontier as one process sees it. */
    Frontier worker(String name) {
        return new Frontier(database, name, LEASE, this::now);
    }

    Instant now() {
        return Instant.ofEpochSecond(seconds.get());
    }

    void pass(Duration time) {
        seconds.addAndGet(time.toSeconds());
    }

    void add(Frontier frontier, long runId, Priority priority, List<Search> searches) {
        transaction.executeWithoutResult(_ -> frontier.add(runId, searches, priority));
    }

    /** Searches that differ in their keys. */
    static List<Search> searches(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> search(name + i)).toList();
    }

    static Search search(String key) {
        return new Search(key, true, PageRequest.postForm("list", "/search", "q=" + key));
    }

    /** What the searches themselves say of the run, counted one by one. */
    SweepProgress counted(long runId) {
        return database.sql("""
                SELECT count(*) FILTER (WHERE state = 'DONE') AS done,
                       count(*) AS known,
                       count(*) FILTER (WHERE state = 'FAILED') AS failed,
                       coalesce(sum(pages), 0) AS pages,
                       coalesce(sum(people), 0) AS people,
                       bool_and(total IS NOT NULL) FILTER (WHERE root) AS told,
                       coalesce(sum(total) FILTER (WHERE root), 0) AS total
                  FROM crawler.search WHERE run_id = :run
                """)
                .param("run", runId)
                .query((row, _) -> new SweepProgress(
                        row.getInt("done"),
                        row.getInt("known"),
                        row.getInt("failed"),
                        row.getInt("pages"),
                        row.getInt("people"),
                        row.getBoolean("told") ? OptionalInt.of(row.getInt("total")) : OptionalInt.empty()))
                .single();
    }

    @Override
    public void close() {
        pool.close();
    }
}
