package org.whereabouts.schedules.killed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Holds up a worker's session in PostgreSQL at a moment, until it is let go: by an advisory lock that a trigger waits for. */
final class Stopper implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LOCK = 0x73746f70;

    private final JdbcClient database;
    private final Connection holder;

    private Stopper(String url) throws SQLException {
        database = JdbcClient.create(new DriverManagerDataSource(url));
        holder = DriverManager.getConnection(url);
    }

    static Stopper at(KillMoment moment, String url) throws SQLException {
        Stopper stopper = new Stopper(url);
        try (Statement statement = stopper.holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
            statement.execute("CREATE SCHEMA stop");
            statement.execute("CREATE SEQUENCE stop.firings");
            statement.execute("""
                    CREATE FUNCTION stop.stop() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF nextval('stop.firings') = %d THEN
                            PERFORM pg_advisory_xact_lock(%d);
                        END IF;
                        RETURN NULL;
                    END $$
                    """.formatted(moment.time(), LOCK));
            statement.execute("CREATE " + (moment.isCommit() ? "CONSTRAINT " : "") + "TRIGGER stop " + moment.trigger()
                    + " EXECUTE FUNCTION stop.stop()");
        }
        return stopper;
    }

    /** Waits until the worker stands there. */
    void awaitStop(Process worker) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .failFast("the worker ended before it came there", () -> !worker.isAlive())
                .until(this::stopped, sessions -> !sessions.isEmpty());
    }

    /** Waits until somebody else waits for what the stopped session holds, or has ended without. */
    void awaitCollision(Process worker) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !worker.isAlive() || waitingForStopped() > 0);
    }

    /** The stopped session is lost. */
    void lose() {
        assertThat(stopped()).isNotEmpty();
        database.sql("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND " + IS_OURS)
                .query(Boolean.class)
                .list();
        awaitEnd(this::stopped);
    }

    /** The stopped session goes on, to the end of its transaction. */
    void letGo() throws SQLException {
        List<Integer> sessions = stopped();
        try (Statement statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
        }
        awaitEnd(() -> database.sql("SELECT pid FROM pg_stat_activity WHERE pid IN (:stopped)")
                .param("stopped", sessions)
                .query(Integer.class)
                .list());
    }

    private static void awaitEnd(Callable<List<Integer>> sessions) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(sessions, List::isEmpty);
    }

    private static final String IS_OURS = """
            locktype = 'advisory' AND classid = 0 AND objid = %d
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""".formatted(LOCK);

    private List<Integer> stopped() {
        return database.sql("SELECT pid FROM pg_locks WHERE NOT granted AND " + IS_OURS)
                .query(Integer.class)
                .list();
    }

    private int waitingForStopped() {
        return database.sql("""
                        SELECT count(*) FROM pg_stat_activity waiting, pg_locks stopped
                         WHERE NOT stopped.granted AND stopped.pid = ANY (pg_blocking_pids(waiting.pid)) AND
                        """ + IS_OURS).query(Integer.class).single();
    }

    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
