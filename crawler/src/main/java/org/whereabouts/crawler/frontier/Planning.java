package org.whereabouts.crawler.frontier;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.throttle.Priority;
import tools.jackson.databind.json.JsonMapper;

/** Puts searches into the queue of a run. */
final class Planning {

    private static final JsonMapper JSON = new JsonMapper();

    /** A few megabytes of text at a time, whatever the number of searches. */
    private static final int SEARCHES_PER_STATEMENT = 5_000;

    private final JdbcClient database;

    Planning(JdbcClient database) {
        this.database = database;
    }

    boolean isPlanned(long runId) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM crawler.sweep WHERE run_id = :run)")
                .param("run", runId)
                .query(Boolean.class)
                .single();
    }

    void add(long runId, List<Search> searches, Priority priority, Instant now) {
        int last = reserve(runId, searches.size());
        for (int from = 0; from < searches.size(); from += SEARCHES_PER_STATEMENT) {
            int to = Math.min(from + SEARCHES_PER_STATEMENT, searches.size());
            insert(runId, searches.subList(from, to), priority, last + from, now);
        }
    }

    /** Sets ordinals aside and, until the transaction ends, keeps others from doing so. */
    private int reserve(long runId, int searches) {
        return database.sql("""
                INSERT INTO crawler.sweep AS sweep (run_id, last_ordinal) VALUES (:run, :count)
                ON CONFLICT (run_id) DO UPDATE SET last_ordinal = sweep.last_ordinal + :count
                RETURNING last_ordinal - :count
                """)
                .param("run", runId)
                .param("count", searches)
                .query(Integer.class)
                .single();
    }

    private void insert(long runId, List<Search> searches, Priority priority, int last, Instant now) {
        database.sql("""
                WITH added AS (
                    INSERT INTO crawler.search (run_id, ordinal, key, root, search, state, priority, due)
                    SELECT :run, :last + place, search ->> 'key', (search ->> 'root')::boolean, search, 'OPEN', :priority, :now
                      FROM jsonb_array_elements(CAST(:searches AS jsonb)) WITH ORDINALITY AS item (search, place)
                    ON CONFLICT (run_id, key) DO NOTHING
                    RETURNING root)
                UPDATE crawler.sweep
                   SET known = known + (SELECT count(*) FROM added),
                       roots = roots + (SELECT count(*) FROM added WHERE root)
                 WHERE run_id = :run
                """)
                .param("run", runId)
                .param("last", last)
                .param("priority", priority.rank())
                .param("now", Timestamp.from(now))
                .param("searches", JSON.writeValueAsString(searches))
                .update();
    }
}
