package org.whereabouts.crawler.frontier;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.Search;
import tools.jackson.databind.json.JsonMapper;

/**
 * The searches of each run, in PostgreSQL: what is queued, done and failed survives whoever works on it. One worker at a time
 * works on a run. Methods that end a search belong into the transaction that also indexes its captures.
 */
public final class Frontier {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient database;

    public Frontier(JdbcClient database) {
        this.database = database;
    }

    /** Queues searches behind those there are; one whose key the run already has is left out. */
    public void add(long runId, List<Search> searches, Instant now) {
        int next = database.sql("SELECT coalesce(max(ordinal), 0) + 1 FROM crawler.search WHERE run_id = :run")
                .param("run", runId)
                .query(Integer.class)
                .single();
        for (Search search : searches) {
            next += database.sql("""
                    INSERT INTO crawler.search (run_id, ordinal, key, root, search, state, not_before)
                    VALUES (:run, :ordinal, :key, :root, CAST(:search AS jsonb), 'QUEUED', :now)
                    ON CONFLICT (run_id, key) DO NOTHING
                    """)
                    .param("run", runId)
                    .param("ordinal", next)
                    .param("key", search.key())
                    .param("root", search.root())
                    .param("search", JSON.writeValueAsString(search))
                    .param("now", Timestamp.from(now))
                    .update();
        }
    }

    public boolean isPlanned(long runId) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM crawler.search WHERE run_id = :run)")
                .param("run", runId)
                .query(Boolean.class)
                .single();
    }

    /** The next search that may be tried now. */
    public Optional<QueuedSearch> next(long runId, Instant now) {
        return database.sql("""
                SELECT ordinal, search, attempts FROM crawler.search
                 WHERE run_id = :run AND state = 'QUEUED' AND not_before <= :now ORDER BY ordinal LIMIT 1
                """)
                .param("run", runId)
                .param("now", Timestamp.from(now))
                .query((row, _) -> new QueuedSearch(
                        row.getInt("ordinal"),
                        JSON.readValue(row.getString("search"), Search.class),
                        row.getInt("attempts")))
                .optional();
    }

    /** When the next of the queued searches may be tried; empty when none is queued. */
    public Optional<Instant> nextDue(long runId) {
        return database.sql(
                        "SELECT min(not_before) AS due FROM crawler.search WHERE run_id = :run AND state = 'QUEUED'")
                .param("run", runId)
                .query((row, _) -> Optional.ofNullable(row.getTimestamp("due")).map(Timestamp::toInstant))
                .single();
    }

    /**
     * The search ended well.
     *
     * @param outcome the kind of outcome, for operators
     * @param total how many people the site says the search has
     */
    public void done(long runId, int ordinal, String outcome, OptionalInt total, int pages, int people) {
        database.sql("""
                UPDATE crawler.search
                   SET state = 'DONE', outcome = :outcome, detail = NULL, total = :total, pages = :pages, people = :people
                 WHERE run_id = :run AND ordinal = :ordinal
                """)
                .param("outcome", outcome)
                .param("total", total.isPresent() ? total.getAsInt() : null)
                .param("pages", pages)
                .param("people", people)
                .param("run", runId)
                .param("ordinal", ordinal)
                .update();
    }

    /** The search did not work; it will be tried again, from its first request, at that time. */
    public void retry(long runId, int ordinal, String outcome, String detail, Instant notBefore) {
        unsuccessful(runId, ordinal, "QUEUED", outcome, detail, notBefore);
    }

    /** The search is given up. */
    public void failed(long runId, int ordinal, String outcome, String detail, Instant now) {
        unsuccessful(runId, ordinal, "FAILED", outcome, detail, now);
    }

    /** The first search of the run that was given up, if one was. */
    public Optional<Failure> firstFailure(long runId) {
        return database.sql("""
                SELECT outcome, detail FROM crawler.search
                 WHERE run_id = :run AND state = 'FAILED' ORDER BY ordinal LIMIT 1
                """)
                .param("run", runId)
                .query((row, _) -> new Failure(row.getString("outcome"), row.getString("detail")))
                .optional();
    }

    /** Why a search was given up. */
    public record Failure(String outcome, String detail) {}

    private void unsuccessful(long runId, int ordinal, String state, String outcome, String detail, Instant notBefore) {
        database.sql("""
                UPDATE crawler.search
                   SET state = :state, attempts = attempts + 1, outcome = :outcome, detail = :detail, not_before = :due
                 WHERE run_id = :run AND ordinal = :ordinal
                """)
                .param("state", state)
                .param("outcome", outcome)
                .param("detail", detail)
                .param("due", Timestamp.from(notBefore))
                .param("run", runId)
                .param("ordinal", ordinal)
                .update();
    }

    public SweepProgress progress(long runId) {
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
}
