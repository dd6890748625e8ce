package org.whereabouts.crawler.frontier;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.frontier.Frontier.Failure;

/** How the sweep of a run stands. */
final class Standing {

    private final JdbcClient database;

    Standing(JdbcClient database) {
        this.database = database;
    }

    Optional<Instant> nextDue(long runId, Instant now) {
        return database.sql("""
                SELECT CASE WHEN rests_until > :now THEN rests_until
                            ELSE (SELECT min(due) FROM crawler.search WHERE run_id = :run AND state = 'OPEN') END AS due
                  FROM crawler.sweep WHERE run_id = :run AND done + failed < known
                """)
                .param("run", runId)
                .param("now", Timestamp.from(now))
                .query((row, _) -> Optional.ofNullable(row.getTimestamp("due")).map(Timestamp::toInstant))
                .optional()
                .flatMap(due -> due);
    }

    Optional<Failure> firstFailure(long runId) {
        return database.sql("""
                SELECT outcome, detail FROM crawler.search
                 WHERE run_id = :run AND state = 'FAILED' ORDER BY ordinal LIMIT 1
                """)
                .param("run", runId)
                .query((row, _) -> new Failure(row.getString("outcome"), row.getString("detail")))
                .optional();
    }

    SweepProgress progress(long runId) {
        return database.sql("""
                SELECT done, known, failed, pages, people, told, roots > 0 AND roots_told = roots AS all_told
                  FROM crawler.sweep WHERE run_id = :run
                """)
                .param("run", runId)
                .query((row, _) -> new SweepProgress(
                        row.getInt("done"),
                        row.getInt("known"),
                        row.getInt("failed"),
                        row.getInt("pages"),
                        row.getInt("people"),
                        row.getBoolean("all_told") ? OptionalInt.of(row.getInt("told")) : OptionalInt.empty()))
                .optional()
                .orElse(SweepProgress.NONE);
    }
}
