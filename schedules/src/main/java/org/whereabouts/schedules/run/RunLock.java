package org.whereabouts.schedules.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * Proof that a worker is at work on a run: an advisory lock of a PostgreSQL session. All locks of a process belong to one
 * session, which keeps one connection for as long as any of them is held. They end with that connection, also after
 * {@code kill -9}, so whoever can take one knows that nobody else is at work. Safe for any number of threads.
 *
 * @see <a href="https://www.postgresql.org/docs/18/explicit-locking.html#ADVISORY-LOCKS">Advisory locks</a>
 */
public final class RunLock {

    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

    /** Tells our locks from other users' of the same database: "runs" in ASCII. */
    private static final int SPACE = 0x72756e73;

    /** How long a session that was seen alive is taken to be so. */
    private static final Duration BELIEVED = Duration.ofSeconds(1);

    /**
     * Longer than a busy PostgreSQL stalls. There is no second try: a read that timed out leaves the driver with a broken
     * connection, and all locks would be lost with it.
     */
    private static final int ANSWER_WITHIN_SECONDS = 10;

    private final DataSource database;
    private final InstantSource clock;
    private @Nullable Session session;

    public RunLock(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The lock, or empty while another worker has it, of this process or another.
     *
     * @throws org.springframework.dao.DataAccessException when the database does not answer
     */
    public synchronized Optional<Held> tryLock(long runId) {
        Session current = session != null && session.answers() ? session : open();
        // PostgreSQL would grant it again: to its session it is the same worker.
        if (current.runs.contains(runId)) {
            return Optional.empty();
        }
        try {
            if (!current.call("pg_try_advisory_lock", runId)) {
                return Optional.empty();
            }
            current.runs.add(runId);
            return Optional.of(new Held(current, runId));
        } catch (SQLException e) {
            current.lose();
            throw new UncategorizedSQLException("lock run " + runId, null, e);
        } finally {
            current.endIfUnused();
        }
    }

    private Session open() {
        try {
            Session opened = new Session(database.getConnection());
            session = opened;
            return opened;
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection to lock a run with", e);
        }
    }

    /** A run that one worker alone is at work on, unless it lost the lock meanwhile. */
    public final class Held implements AutoCloseable {

        private final Session owner;
        private final long runId;

        private Held(Session owner, long runId) {
            this.owner = owner;
            this.runId = runId;
        }

        /**
         * Whether the lock is still ours. It is lost, for good, with its session: PostgreSQL was restarted or the connection
         * was cut, and another worker may have the run. Asks PostgreSQL once a second at most.
         */
        public boolean isHeld() {
            synchronized (RunLock.this) {
                return owner.runs.contains(runId) && owner.isAlive();
            }
        }

        /** As {@link #isHeld()}, and asks PostgreSQL now: for judging a failure that may have cost us the lock as well. */
        public boolean isSurelyHeld() {
            synchronized (RunLock.this) {
                return owner.runs.contains(runId) && owner.answers();
            }
        }

        /** Gives the lock back; does nothing when it is lost. */
        @Override
        public void close() {
            synchronized (RunLock.this) {
                owner.release(runId);
            }
        }
    }

    /** One session of PostgreSQL and the runs that it has locked. Guarded by the lock that it belongs to. */
    private final class Session {

        private final Connection connection;
        private final Set<Long> runs = new HashSet<>();
        private Instant seenAlive = clock.instant();

        Session(Connection connection) {
            this.connection = connection;
        }

        boolean isAlive() {
            Duration since = Duration.between(seenAlive, clock.instant());
            boolean believed = !since.isNegative() && since.compareTo(BELIEVED) < 0;
            return session == this && (believed || answers());
        }

        boolean answers() {
            if (session != this) {
                return false;
            }
            try {
                if (connection.isValid(ANSWER_WITHIN_SECONDS)) {
                    seenAlive = clock.instant();
                    return true;
                }
            } catch (SQLException e) {
                LOG.debug("the session of the run locks does not answer", e);
            }
            lose();
            return false;
        }

        boolean call(String function, long runId) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("SELECT " + function + "(?, ?)")) {
                statement.setInt(1, SPACE);
                statement.setInt(2, Math.toIntExact(runId));
                try (ResultSet result = statement.executeQuery()) {
                    return result.next() && result.getBoolean(1);
                }
            }
        }

        void release(long runId) {
            if (session != this || !runs.remove(runId)) {
                return;
            }
            try {
                call("pg_advisory_unlock", runId);
                endIfUnused();
            } catch (SQLException e) {
                LOG.debug("the session of the run locks ended before its lock was given back", e);
                lose();
            }
        }

        void endIfUnused() {
            if (session == this && runs.isEmpty()) {
                session = null;
                closeConnection();
            }
        }

        /** Cuts the connection, so that no pool hands it on: a session that only seemed dead keeps its locks. */
        void lose() {
            if (session == this) {
                session = null;
            }
            if (!runs.isEmpty()) {
                LOG.warn("the session that locked runs {} is gone; whoever locks them next goes on with them", runs);
            }
            runs.clear();
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("the connection of the run locks was cut already", e);
            }
            closeConnection();
        }

        private void closeConnection() {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("the connection of the run locks was closed already", e);
            }
        }
    }
}
