package org.whereabouts.schedules.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.indexer.registry.Applied;
import org.whereabouts.schedules.gate.Verdict;
import tools.jackson.databind.json.JsonMapper;

/** The runs, in PostgreSQL. */
public final class RunStore {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String COLUMNS =
            "id, source, state, cause, queued_at, started_at, finished_at, verdict, applied, error";

    private final JdbcClient database;

    public RunStore(JdbcClient database) {
        this.database = database;
    }

    /**
     * Queues a run.
     *
     * @throws RunActiveException when the source has one that has not ended
     */
    public Run queue(SourceId source, RunCause cause, Instant now) {
        try {
            return database.sql("""
                    INSERT INTO schedules.run (source, state, cause, queued_at)
                    VALUES (:source, 'QUEUED', :cause, :now) RETURNING %s
                    """.formatted(COLUMNS))
                    .param("source", source.value())
                    .param("cause", cause.name())
                    .param("now", Timestamp.from(now))
                    .query(RunStore::run)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new RunActiveException(source);
        }
    }

    /** The run enters its next phase; the first time it is swept, its start is noted. */
    public void enter(long id, RunState state, Instant now) {
        database.sql("""
                UPDATE schedules.run
                   SET state = :state, started_at = coalesce(started_at, :now)
                 WHERE id = :id AND finished_at IS NULL
                """)
                .param("state", state.name())
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /** The run has ended. */
    public void end(long id, RunState state, @Nullable String error, Instant now) {
        database.sql("""
                UPDATE schedules.run SET state = :state, error = :error, finished_at = :now
                 WHERE id = :id AND finished_at IS NULL
                """)
                .param("state", state.name())
                .param("error", error)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    public void judged(long id, Verdict verdict) {
        document(id, "verdict", verdict);
    }

    public void applied(long id, Applied applied) {
        document(id, "applied", applied);
    }

    private void document(long id, String column, Object document) {
        database.sql("UPDATE schedules.run SET " + column + " = CAST(:document AS jsonb) WHERE id = :id")
                .param("document", JSON.writeValueAsString(document))
                .param("id", id)
                .update();
    }

    /**
     * The run of that id.
     *
     * @throws UnknownRunException when there is none
     */
    public Run get(long id) {
        return get(id, "");
    }

    /**
     * The run as it stands once nobody is changing it. PostgreSQL may still be at the last commit of a worker that was killed,
     * and notices only afterwards that nobody waits for it; this waits for a transaction that has locked the run, as that of a
     * chunk of pages does first. To be asked by whoever takes a run up, before anything else is read of it.
     *
     * @throws UnknownRunException when there is none
     */
    public Run settled(long id) {
        return get(id, " FOR UPDATE");
    }

    private Run get(long id, String locking) {
        return database.sql("SELECT " + COLUMNS + " FROM schedules.run WHERE id = :id" + locking)
                .param("id", id)
                .query(RunStore::run)
                .optional()
                .orElseThrow(() -> new UnknownRunException(id));
    }

    /** The newest runs first. */
    public List<Run> newest(@Nullable SourceId source, int offset, int limit) {
        return database.sql("SELECT " + COLUMNS + """
                 FROM schedules.run WHERE (CAST(:source AS text) IS NULL OR source = :source)
                 ORDER BY id DESC OFFSET :offset LIMIT :limit
                """)
                .param("source", source == null ? null : source.value())
                .param("offset", offset)
                .param("limit", limit)
                .query(RunStore::run)
                .list();
    }

    public long count(@Nullable SourceId source) {
        return database.sql(
                        "SELECT count(*) FROM schedules.run WHERE (CAST(:source AS text) IS NULL OR source = :source)")
                .param("source", source == null ? null : source.value())
                .query(Long.class)
                .single();
    }

    /** The newest run of a source. */
    public Optional<Run> last(SourceId source) {
        return newest(source, 0, 1).stream().findFirst();
    }

    /** The run of a source that has not ended, if there is one. */
    public Optional<Run> activeOf(SourceId source) {
        return active().stream().filter(run -> run.source().equals(source)).findFirst();
    }

    /** Runs that have not ended, oldest first. */
    public List<Run> active() {
        return database.sql("SELECT " + COLUMNS + " FROM schedules.run WHERE finished_at IS NULL ORDER BY id")
                .query(RunStore::run)
                .list();
    }

    /** Runs that ended before then. */
    public List<Long> endedBefore(Instant then) {
        return database.sql("SELECT id FROM schedules.run WHERE finished_at < :then ORDER BY id")
                .param("then", Timestamp.from(then))
                .query(Long.class)
                .list();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getLong("id"),
                new SourceId(row.getString("source")),
                RunState.valueOf(row.getString("state")),
                RunCause.valueOf(row.getString("cause")),
                row.getTimestamp("queued_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                document(row, "verdict", Verdict.class),
                document(row, "applied", Applied.class),
                row.getString("error"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static <T> @Nullable T document(ResultSet row, String column, Class<T> type) throws SQLException {
        String json = row.getString(column);
        return json == null ? null : JSON.readValue(json, type);
    }
}
