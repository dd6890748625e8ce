package org.whereabouts.schedules.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Proof that a worker is at work on a run: a PostgreSQL advisory lock of its session. It ends with the worker's connection,
 * also after {@code kill -9}, so whoever can take it knows that nobody else is at work.
 *
 * @see <a href="https://www.postgresql.org/docs/18/explicit-locking.html#ADVISORY-LOCKS">Advisory locks</a>
 */
public final class RunLock {

    /** Tells our locks from other users' of the same database: "runs" in ASCII. */
    private static final int SPACE = 0x72756e73;

    private final DataSource database;

    public RunLock(DataSource database) {
        this.database = database;
    }

    /** The lock, or empty while another worker has it. Holds one connection until closed. */
    public Optional<Held> tryLock(long runId) {
        Connection connection = connection();
        boolean locked = false;
        try {
            locked = lockFunction(connection, "pg_try_advisory_lock", runId);
            return locked ? Optional.of(new Held(connection, runId)) : Optional.empty();
        } catch (SQLException e) {
            throw new UncategorizedSQLException("lock run " + runId, null, e);
        } finally {
            if (!locked) {
                close(connection);
            }
        }
    }

    private Connection connection() {
        try {
            return database.getConnection();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection to lock a run with", e);
        }
    }

    private static boolean lockFunction(Connection connection, String function, long runId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + function + "(?, ?)")) {
            statement.setInt(1, SPACE);
            statement.setInt(2, Math.toIntExact(runId));
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new UncategorizedSQLException("close the connection of a run's lock", null, e);
        }
    }

    /** A run that this worker alone is at work on. */
    public static final class Held implements AutoCloseable {

        private final Connection connection;
        private final long runId;

        private Held(Connection connection, long runId) {
            this.connection = connection;
            this.runId = runId;
        }

        @Override
        public void close() {
            try (connection) {
                lockFunction(connection, "pg_advisory_unlock", runId);
            } catch (SQLException e) {
                throw new UncategorizedSQLException("unlock run " + runId, null, e);
            }
        }
    }
}
