package org.whereabouts.crawler.sitewatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.whereabouts.crawler.throttle.GoAhead;

/**
 * Proof that a worker is at work on a watch: a PostgreSQL advisory lock of its session, which ends with the worker's connection,
 * also after {@code kill -9}.
 *
 * @see <a href="https://www.postgresql.org/docs/18/explicit-locking.html#ADVISORY-LOCKS">Advisory locks</a>
 */
final class WatchLock {

    private static final Logger LOG = LoggerFactory.getLogger(WatchLock.class);

    /** Tells our locks from other users' of the same database: "watc" in ASCII. */
    private static final int SPACE = 0x77617463;

    private final DataSource database;

    WatchLock(DataSource database) {
        this.database = database;
    }

    /** The lock, or empty while another worker has it. Holds one connection until closed. */
    Optional<Held> tryLock(long watch) {
        Connection connection = connection();
        boolean locked = false;
        try {
            locked = call(connection, "pg_try_advisory_lock", watch);
            return locked ? Optional.of(new Held(connection, watch)) : Optional.empty();
        } catch (SQLException e) {
            throw new UncategorizedSQLException("lock watch " + watch, null, e);
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
            throw new CannotGetJdbcConnectionException("no connection to lock a watch with", e);
        }
    }

    private static boolean call(Connection connection, String function, long watch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + function + "(?, ?)")) {
            statement.setInt(1, SPACE);
            statement.setInt(2, Math.toIntExact(watch));
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new UncategorizedSQLException("close the connection of a watch's lock", null, e);
        }
    }

    /** A watch that this worker alone is at work on, as long as it may pass: the lock ends with the session that has it. */
    static final class Held implements GoAhead, AutoCloseable {

        private static final int SECONDS_TO_ANSWER = 2;

        private final Connection connection;
        private final long watch;

        private Held(Connection connection, long watch) {
            this.connection = connection;
            this.watch = watch;
        }

        @Override
        public void pass() throws InterruptedException {
            try {
                if (!connection.isValid(SECONDS_TO_ANSWER)) {
                    throw new InterruptedException("the lock of watch " + watch + " is lost: its session is gone");
                }
            } catch (SQLException e) {
                throw new UncategorizedSQLException("look after the lock of watch " + watch, null, e);
            }
        }

        @Override
        public void close() {
            try (connection) {
                call(connection, "pg_advisory_unlock", watch);
            } catch (SQLException e) {
                LOG.info("the lock of watch {} went with its session", watch, e);
            }
        }
    }
}
