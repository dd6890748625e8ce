package org.whereabouts.sandbox.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A real PostgreSQL on a free port of 127.0.0.1. Its data stays in the data directory for the next start; its logs are in
 * {@code logs/} there. It ends with {@link #close()} or with this JVM, however that ends.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final String DATABASE = "whereabouts";

    private final DataDirectory directory;
    private final PostgresProcess process;
    private final String password;

    private LocalPostgres(DataDirectory directory, PostgresProcess process, String password) {
        this.directory = directory;
        this.process = process;
        this.password = password;
    }

    /**
     * Starts it on a data directory, new or left by an earlier start, and waits until it has a database {@code whereabouts}.
     *
     * @throws ServerStartException when it does not come up
     */
    public static LocalPostgres start(Path data) {
        return start(data, false);
    }

    /** Starts it for data that is kept or, throwaway, for tests. */
    static LocalPostgres start(Path data, boolean throwaway) {
        Path home = new ServerSoftware(SoftwareCache.ofUser()).postgres();
        DataDirectory directory = DataDirectory.open(data);
        try {
            return start(home, directory, throwaway);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static LocalPostgres start(Path home, DataDirectory directory, boolean throwaway) {
        Path password = PostgresPassword.file(directory);
        PostgresProcess process = PostgresProcess.start(
                new PostgresProcess.Setup(home, directory, password, throwaway), PostgresProcess::freePort);
        LocalPostgres postgres = new LocalPostgres(directory, process, PostgresPassword.read(password));
        try {
            postgres.createMissing(DATABASE);
            return postgres;
        } catch (SQLException e) {
            process.server().close();
            throw new ServerStartException(
                    "PostgreSQL lets nobody in (" + e.getMessage() + "): see the logs in " + directory.root(), e);
        }
    }

    private void createMissing(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"));
                PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            try (ResultSet found = query.executeQuery()) {
                if (!found.next()) {
                    create(database, connection);
                }
            }
        }
    }

    private static void create(String database, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(database, true));
        }
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + process.port() + "/" + database + "?user=postgres&password=" + password;
    }

    /** JDBC URL of the database {@code whereabouts}, with user and password: nothing else is needed to connect. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /**
     * Makes a fresh, empty database with a name of its own, for a test.
     *
     * @return its JDBC URL, with user and password
     */
    public String createDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"))) {
            create(name, connection);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL made no database " + name, e);
        }
        return jdbcUrl(name);
    }

    /** Process id of the server itself. */
    public long pid() {
        return process.server().pid();
    }

    /** Ends the server and waits until it is gone. */
    @Override
    public void close() {
        process.server().close();
        directory.close();
    }
}
