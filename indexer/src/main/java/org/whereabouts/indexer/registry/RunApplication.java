package org.whereabouts.indexer.registry;

import static org.whereabouts.indexer.registry.HeldRows.timestamp;
import static org.whereabouts.indexer.registry.HeldRows.timestampOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.SourceId;

/**
 * Makes a staged run the current fact, set by set, inside the caller's transaction: readers see all of it or nothing. A
 * person found as held costs no write.
 */
final class RunApplication {

    /**
     * New people and changed ones. Who is held with a later sighting (a look-up during the sweep), or missing from a list that
     * is newer, is left as is; the condition is checked on the row as it is when its turn to be written comes.
     */
    private static final String WRITE = """
            WITH differing AS (
                SELECT s.* FROM indexer.staged_person s LEFT JOIN indexer.custody_record r ON r.id = s.id
                WHERE s.run_id = :run AND s.source = :source
                  AND (r.id IS NULL OR r.presence <> 'LISTED' OR r.content_hash <> s.content_hash)
            ), written AS (
                INSERT INTO indexer.custody_record AS r
                    (id, source, number, number_key, second_number_key, content_hash, record, presence, seen_at, first_seen,
                     version)
                SELECT d.id, d.source, d.number, d.number_key, d.second_number_key, d.content_hash, d.record, 'LISTED',
                       d.seen_at, d.seen_at, 1
                FROM differing d ORDER BY d.id
                ON CONFLICT (id) DO UPDATE SET
                    number_key = excluded.number_key, second_number_key = excluded.second_number_key,
                    content_hash = excluded.content_hash, record = excluded.record,
                    presence = 'LISTED', missing_since = NULL, seen_at = excluded.seen_at, version = r.version + 1
                WHERE excluded.seen_at >= r.seen_at AND (r.missing_since IS NULL OR r.missing_since <= :listed)
            %s
            ), %s, %s
            SELECT count(*) FILTER (WHERE first_seen)::int AS inserted,
                   count(*) FILTER (WHERE content_changed AND NOT first_seen)::int AS updated,
                   count(*) FILTER (WHERE moved)::int AS moved,
                   count(*) FILTER (WHERE back)::int AS back
            FROM happened
            """.formatted(ChangeSql.RETURNING, ChangeSql.EVENTS, ChangeSql.QUEUED);

    /**
     * Everybody held whom the run did not list, unless seen after its list was true. A missing person keeps the last known
     * sighting: what the last run that had them went by.
     */
    private static final String ABSENT = """
            WITH written AS (
                UPDATE indexer.custody_record r
                SET presence = 'MISSING', missing_since = :listed, version = r.version + 1,
                    seen_at = CASE r.presence WHEN 'LISTED' THEN greatest(r.seen_at, :previous::timestamptz) ELSE r.seen_at END
                WHERE r.source = :source AND r.presence <> 'MISSING' AND r.seen_at <= :listed
                  AND NOT EXISTS (SELECT FROM indexer.staging s
                                  WHERE s.run_id = :run AND s.source = :source AND s.number = r.number)
            %s
            ), noted AS (
                INSERT INTO indexer.custody_event (record_id, version, kind, seen_at, recorded_at, run_id, was)
                SELECT w.id, w.version, 'MISSING', w.seen_at, :now, :run, w.record -> 'facility' FROM written w
            ), %s
            SELECT count(*)::int FROM written
            """.formatted(ChangeSql.RETURNING, ChangeSql.QUEUED);

    /**
     * Before the list of an older file is written: everybody listed is held as of what the last run went by, so that no older
     * fact takes its place, now or with the next run.
     */
    private static final String HOLD = """
            UPDATE indexer.custody_record SET seen_at = :previous
            WHERE source = :source AND presence = 'LISTED' AND seen_at < :previous
            """;

    private final JdbcClient jdbc;
    private final Staging staging;
    private final SourceStates states;

    RunApplication(JdbcClient jdbc, Staging staging, SourceStates states) {
        this.jdbc = jdbc;
        this.staging = staging;
        this.states = states;
    }

    Applied apply(
            long runId, SourceId source, Instant sweepStartedAt, Instant listedAt, Instant factsSince, Instant now) {
        states.lock(source);
        Optional<Applied> before = applied(runId, source);
        if (before.isPresent()) {
            staging.delete(runId, source);
            return before.get();
        }
        SourceState previous = states.find(source).orElse(null);
        if (previous != null && previous.sweepStartedAt().isAfter(sweepStartedAt)) {
            throw ApplyRefusedException.superseded(runId, source, previous.lastRunId());
        }
        int people = staging.people(runId, source);
        if (people == 0) {
            throw ApplyRefusedException.nothingStaged(runId, source);
        }
        if (previous != null && listedAt.isBefore(previous.factsSince())) {
            hold(source, previous.factsSince());
        }
        Applied written = write(runId, source, people, listedAt, now);
        int missing = markAbsent(runId, source, listedAt, previous == null ? null : previous.factsSince(), now);
        Applied applied = new Applied(
                written.inserted(), written.updated(), written.unchanged(), written.moved(), missing, written.back());
        states.put(new SourceState(source, runId, sweepStartedAt, factsSince, now, people));
        remember(runId, source, sweepStartedAt, now, applied);
        staging.delete(runId, source);
        return applied;
    }

    private void hold(SourceId source, Instant previousFacts) {
        jdbc.sql(HOLD)
                .param("source", source.value())
                .param("previous", timestamp(previousFacts))
                .update();
    }

    private Applied write(long runId, SourceId source, int people, Instant listedAt, Instant now) {
        return jdbc.sql(WRITE)
                .param("run", runId)
                .param("source", source.value())
                .param("listed", timestamp(listedAt))
                .param("now", timestamp(now))
                .query((row, _) -> {
                    int inserted = row.getInt("inserted");
                    int updated = row.getInt("updated");
                    return new Applied(
                            inserted, updated, people - inserted - updated, row.getInt("moved"), 0, row.getInt("back"));
                })
                .single();
    }

    private int markAbsent(
            long runId, SourceId source, Instant listedAt, @Nullable Instant previousFacts, Instant now) {
        return jdbc.sql(ABSENT)
                .param("run", runId)
                .param("source", source.value())
                .param("listed", timestamp(listedAt))
                .param("previous", timestampOrNull(previousFacts))
                .param("now", timestamp(now))
                .query(Integer.class)
                .single();
    }

    private Optional<Applied> applied(long runId, SourceId source) {
        return jdbc.sql("SELECT * FROM indexer.applied_run WHERE run_id = :run AND source = :source")
                .param("run", runId)
                .param("source", source.value())
                .query(RunApplication::map)
                .optional();
    }

    private static Applied map(ResultSet row, int number) throws SQLException {
        return new Applied(
                row.getInt("inserted"),
                row.getInt("updated"),
                row.getInt("unchanged"),
                row.getInt("moved"),
                row.getInt("missing"),
                row.getInt("back"));
    }

    private void remember(long runId, SourceId source, Instant sweepStartedAt, Instant now, Applied applied) {
        jdbc.sql("""
                        INSERT INTO indexer.applied_run
                            (run_id, source, sweep_started_at, applied_at, inserted, updated, unchanged, moved, missing, back)
                        VALUES (:run, :source, :started, :now, :inserted, :updated, :unchanged, :moved, :missing, :back)
                        """)
                .param("run", runId)
                .param("source", source.value())
                .param("started", timestamp(sweepStartedAt))
                .param("now", timestamp(now))
                .param("inserted", applied.inserted())
                .param("updated", applied.updated())
                .param("unchanged", applied.unchanged())
                .param("moved", applied.moved())
                .param("missing", applied.missing())
                .param("back", applied.back())
                .update();
    }
}
