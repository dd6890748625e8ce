package org.whereabouts.crawler.frontier;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes the searches of sweeps that ended long ago. The counts of a sweep stay: one row. */
public final class SweepRetention {

    private final JdbcClient database;

    public SweepRetention(JdbcClient database) {
        this.database = database;
    }

    /**
     * Deletes their searches, one run after the other.
     *
     * @param endedRuns runs that ended so long ago that nobody will ask what their searches met
     * @return how many searches there were
     */
    public long remove(List<Long> endedRuns) {
        return withSearches(endedRuns).stream().mapToLong(this::remove).sum();
    }

    private List<Long> withSearches(List<Long> runs) {
        return database.sql("""
                SELECT run_id FROM crawler.sweep
                 WHERE run_id = ANY(:runs) AND EXISTS (SELECT 1 FROM crawler.search WHERE search.run_id = sweep.run_id)
                """)
                .param("runs", runs.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    private long remove(long run) {
        return database.sql("DELETE FROM crawler.search WHERE run_id = :run")
                .param("run", run)
                .update();
    }
}
