package org.whereabouts.indexer.registry;

import static org.whereabouts.indexer.registry.HeldRows.timestamp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.SourceId;

/** The last complete run of each source. */
final class SourceStates {

    private static final String COLUMNS = "source, run_id, sweep_started_at, facts_since, completed_at, people";

    private final JdbcClient jdbc;

    SourceStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps other processes from applying a run of the same source until the transaction ends. */
    void lock(SourceId source) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('indexer.apply/' || :source, 0))")
                .param("source", source.value())
                .query((row, _) -> true)
                .single();
    }

    Optional<SourceState> find(SourceId source) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM indexer.source_state WHERE source = :source")
                .param("source", source.value())
                .query(SourceStates::map)
                .optional();
    }

    List<SourceState> all() {
        return jdbc.sql("SELECT " + COLUMNS + " FROM indexer.source_state ORDER BY source")
                .query(SourceStates::map)
                .list();
    }

    private static SourceState map(ResultSet row, int number) throws SQLException {
        return new SourceState(
                new SourceId(row.getString("source")),
                row.getLong("run_id"),
                HeldRows.instant(row, "sweep_started_at"),
                HeldRows.instant(row, "facts_since"),
                HeldRows.instant(row, "completed_at"),
                row.getInt("people"));
    }

    void put(SourceState state) {
        jdbc.sql("""
                        INSERT INTO indexer.source_state
                            (source, run_id, sweep_started_at, facts_since, completed_at, people)
                        VALUES (:source, :run, :started, :facts, :completed, :people)
                        ON CONFLICT (source) DO UPDATE SET
                            run_id = excluded.run_id, sweep_started_at = excluded.sweep_started_at,
                            facts_since = excluded.facts_since,
                            completed_at = excluded.completed_at, people = excluded.people
                        """)
                .param("source", state.source().value())
                .param("run", state.lastRunId())
                .param("started", timestamp(state.sweepStartedAt()))
                .param("facts", timestamp(state.factsSince()))
                .param("completed", timestamp(state.completedAt()))
                .param("people", state.people())
                .update();
    }
}
