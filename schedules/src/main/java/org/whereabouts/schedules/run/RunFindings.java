package org.whereabouts.schedules.run;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What normalizing a run met: how many entries, how many that are no person or somebody who is left out, and
 * the words no lookup knows. Counted in the
 * transaction of the chunk that met them, so a restart counts nothing twice. Words come from status, sex and facility fields
 * only and are no personal data.
 */
public final class RunFindings {

    private final JdbcClient database;

    public RunFindings(JdbcClient database) {
        this.database = database;
    }

    /** Adds to the counts of a run. */
    public void add(long runId, Map<Finding, Long> counts) {
        counts.forEach((finding, count) -> database.sql("""
                INSERT INTO schedules.run_finding AS finding (run_id, kind, field, word, count)
                VALUES (:run, :kind, :field, :word, :count)
                ON CONFLICT (run_id, kind, field, word) DO UPDATE SET count = finding.count + excluded.count
                """)
                .param("run", runId)
                .param("kind", finding.kind().name())
                .param("field", finding.field())
                .param("word", finding.word())
                .param("count", count)
                .update());
    }

    /** All findings of one kind, the most frequent first. */
    public List<Counted> of(long runId, Kind kind) {
        return database.sql("""
                SELECT field, word, count FROM schedules.run_finding
                 WHERE run_id = :run AND kind = :kind ORDER BY count DESC, field, word
                """)
                .param("run", runId)
                .param("kind", kind.name())
                .query((row, _) -> new Counted(
                        new Finding(kind, row.getString("field"), row.getString("word")), row.getLong("count")))
                .list();
    }

    /** How many of one kind in all. */
    public long total(long runId, Kind kind) {
        return of(runId, kind).stream().mapToLong(Counted::count).sum();
    }

    /** What was met. */
    public enum Kind {
        /** An entry that was read. */
        ENTRY,
        /** An entry that is no person we can hold; the word is the reason. */
        REJECTED,
        /** Somebody who is not held, by law or by design; the word is the ground. Nothing else of them is kept. */
        LEFT_OUT,
        /** A word that the source's lookups do not know. */
        UNKNOWN_WORD
    }

    /** One thing that is counted. */
    public record Finding(Kind kind, String field, String word) {}

    /** A finding and how often it was met. */
    public record Counted(Finding finding, long count) {}
}
