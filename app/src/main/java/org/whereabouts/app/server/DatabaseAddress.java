package org.whereabouts.app.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/**
 * Where PostgreSQL is.
 *
 * @param jdbcUrl URL for the JDBC driver, possibly with user and password among its parameters
 * @param user the user; null where the URL says it or the driver's default is meant
 * @param password the password; null likewise
 */
public record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    private static final int CONNECT_SECONDS = 5;

    /**
     * Reads an address in either of the usual forms: {@code postgresql://user:password@host:5432/name} or
     * {@code jdbc:postgresql://host/name?user=...&password=...}.
     */
    public static DatabaseAddress parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(text, null, null);
        }
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && ("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme()))) {
                String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
                String[] userInfo = uri.getRawUserInfo() == null
                        ? new String[0]
                        : uri.getRawUserInfo().split(":", 2);
                return new DatabaseAddress(
                        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                        userInfo.length > 0 ? decode(userInfo[0]) : null,
                        userInfo.length > 1 ? decode(userInfo[1]) : null);
            }
        } catch (URISyntaxException notAnAddress) {
            // The text may hold a password: it is not repeated, neither here nor in a cause.
            throw unreadable();
        }
        throw unreadable();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static OperatorException unreadable() {
        return new OperatorException(
                ExitCode.USAGE,
                "WHEREABOUTS_DATABASE_URL is no address of a PostgreSQL:"
                        + " write it like postgresql://user:password@host:5432/whereabouts.");
    }

    /** Opens one connection and closes it again; says in one line when that fails. */
    public void requireReachable() {
        try (Connection connection = open()) {
            if (!connection.isValid(CONNECT_SECONDS)) {
                throw unreachable("it does not answer", null);
            }
        } catch (SQLException e) {
            throw unreachable(firstLine(e), e);
        }
    }

    /** A connection of its own, outside any pool. */
    public Connection open() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        // PostgreSQL's detail quotes the values of the row that it refuses.
        properties.setProperty("logServerErrorDetail", "false");
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    private OperatorException unreachable(String why, @Nullable SQLException cause) {
        String message = "PostgreSQL is not reachable at " + place() + " (" + why
                + "): start it, or correct WHEREABOUTS_DATABASE_URL.";
        return cause == null
                ? new OperatorException(ExitCode.NOT_REACHABLE, message)
                : new OperatorException(ExitCode.NOT_REACHABLE, message, cause);
    }

    /** The address without what may be secret in it. */
    String place() {
        return jdbcUrl.replaceFirst("\\?.*", "").replaceFirst("^jdbc:", "").replaceFirst("//[^/@]*@", "//");
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("no reason given")
                .replaceFirst("\\.$", "");
    }

    /** Never the password. */
    @Override
    public String toString() {
        return place();
    }
}
