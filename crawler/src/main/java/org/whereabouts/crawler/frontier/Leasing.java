package org.whereabouts.crawler.frontier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.throttle.Priority;
import tools.jackson.databind.json.JsonMapper;

/** Takes searches out of the queue of a run, and puts those of vanished workers back. */
final class Leasing {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient database;

    /**
     * The last routine search that this process leased of each run. Looking for the next one begins behind it: at the front
     * of a long queue lie the remains of all that was taken, until PostgreSQL clears them away. A hint and no more: where
     * nothing is found behind it, the whole queue is looked through.
     */
    private final ConcurrentMap<Long, Integer> lastLeased = new ConcurrentHashMap<>();

    Leasing(JdbcClient database) {
        this.database = database;
    }

    Optional<Lease> lease(long runId, String worker, Duration length, Instant now) {
        int behind = lastLeased.getOrDefault(runId, 0);
        Optional<Lease> lease = lease(runId, behind, worker, now, now.plus(length));
        if (lease.isEmpty() && behind > 0) {
            lease = lease(runId, 0, worker, now, now.plus(length));
        }
        lease.ifPresentOrElse(
                taken -> {
                    if (taken.priority() == Priority.SWEEP) {
                        lastLeased.put(runId, taken.ordinal());
                    }
                },
                () -> lastLeased.remove(runId));
        return lease;
    }

    /**
     * The setting makes this statement's commit, and only this one's, not wait for the disk: a lease that PostgreSQL forgets
     * in a crash costs asking once more.
     */
    private Optional<Lease> lease(long runId, int behind, String worker, Instant now, Instant until) {
        return database.sql("""
                UPDATE crawler.search
                   SET worker = :worker, due = :until, leases = leases + 1
                 WHERE run_id = :run AND ordinal = coalesce(
                       (SELECT ordinal FROM crawler.search
                         WHERE run_id = :run AND state = 'OPEN' AND priority < :routine AND due <= :now
                         ORDER BY priority, ordinal LIMIT 1 FOR UPDATE SKIP LOCKED),
                       (SELECT ordinal FROM crawler.search
                         WHERE run_id = :run AND state = 'OPEN' AND priority = :routine AND ordinal > :behind AND due <= :now
                         ORDER BY ordinal LIMIT 1 FOR UPDATE SKIP LOCKED))
                   AND EXISTS (SELECT 1 FROM crawler.sweep
                                WHERE run_id = :run AND failed = 0 AND rests_until <= :now)
                RETURNING ordinal, leases, search, priority, attempts, host_faults, failing_since, cut_short,
                          set_config('synchronous_commit', 'off', true)
                """)
                .param("worker", worker)
                .param("until", Timestamp.from(until))
                .param("run", runId)
                .param("routine", Priority.SWEEP.rank())
                .param("behind", behind)
                .param("now", Timestamp.from(now))
                .query((row, _) -> lease(runId, row, until))
                .optional();
    }

    private static Lease lease(long runId, ResultSet row, Instant until) throws SQLException {
        Timestamp since = row.getTimestamp("failing_since");
        return new Lease(
                runId,
                row.getInt("ordinal"),
                row.getInt("leases"),
                JSON.readValue(row.getString("search"), Search.class),
                Priority.ofRank(row.getInt("priority")),
                new Trouble(
                        row.getInt("attempts"),
                        row.getInt("host_faults"),
                        since == null ? null : since.toInstant(),
                        row.getInt("cut_short")),
                until);
    }

    /** Something was put back into the queue of the run, perhaps before the last search leased. */
    void lookAnew(long runId) {
        lastLeased.remove(runId);
    }

    int giveBack(long runId, Instant now) {
        lookAnew(runId);
        return database.sql("""
                UPDATE crawler.search SET worker = NULL, due = :now, cut_short = 0
                 WHERE run_id = :run AND state = 'OPEN' AND worker IS NOT NULL
                """)
                .param("run", runId)
                .param("now", Timestamp.from(now))
                .update();
    }
}
