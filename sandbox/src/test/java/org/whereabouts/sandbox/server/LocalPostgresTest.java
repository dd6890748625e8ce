package org.whereabouts.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    @TempDir
    Path temporary;

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    @Test
    void nextStartServesWhatTheOneBeforeStored() throws SQLException {
        Path data = temporary.resolve("it's here");
        long first;
        try (LocalPostgres postgres = LocalPostgres.start(data)) {
            first = postgres.pid();
            execute(postgres.jdbcUrl(), "CREATE TABLE kept AS SELECT 'still there' AS word");
        }
        assertThat(Processes.runs(first)).isFalse();

        try (LocalPostgres postgres = LocalPostgres.start(data)) {
            assertThat(query(postgres.jdbcUrl(), "SELECT word FROM kept")).isEqualTo("still there");
        }
    }

    /** Starts a server, stores a row and lives until it is killed. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            LocalPostgres postgres = LocalPostgres.start(Path.of(arguments[0]));
            execute(postgres.jdbcUrl(), "CREATE TABLE kept AS SELECT 'still there' AS word");
            System.out.println(postgres.pid());
            System.in.read();
        }
    }

    @Test
    void killedJvmTakesItsServerWithItAndTheNextStartServesWhatItStored() throws Exception {
        long server;
        try (ForkedJvm jvm = ForkedJvm.start(Parent.class, temporary)) {
            server = Long.parseLong(jvm.line());
            assertThat(Processes.runs(server)).isTrue();
        }
        // At once: the next start waits for the old server to end by itself.
        try (LocalPostgres postgres = LocalPostgres.start(temporary)) {
            assertThat(Processes.runs(server)).isFalse();
            assertThat(query(postgres.jdbcUrl(), "SELECT word FROM kept")).isEqualTo("still there");
        }
        await().until(() -> Processes.naming(temporary).isEmpty());
    }

    @Test
    void leftoversOfAKilledServerDoNotStopTheNextOne() throws Exception {
        LocalPostgres.start(temporary).close();
        // The process id of a stranger that runs: PostgreSQL by itself would refuse.
        Path stale = temporary.resolve("cluster/postmaster.pid");
        Files.writeString(stale, ProcessHandle.current().pid() + "\n/elsewhere\n0\n5432\n\n127.0.0.1\n1 1\nready\n");
        Files.createDirectory(temporary.resolve("cluster.partial"));

        try (LocalPostgres postgres = LocalPostgres.start(temporary)) {
            assertThat(query(postgres.jdbcUrl(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void twoServersRunSideBySide() throws SQLException {
        try (LocalPostgres one = LocalPostgres.start(temporary.resolve("one"), true)) {
            LocalPostgres other = TestServers.postgres();
            execute(one.jdbcUrl(), "CREATE TABLE only_here (n int)");

            assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
            assertThat(query(other.createDatabase(), "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void secondServerOnTheSameDataIsRefused() {
        try (LocalPostgres first = LocalPostgres.start(temporary, true)) {
            assertThatExceptionOfType(ServerStartException.class)
                    .isThrownBy(() -> LocalPostgres.start(temporary, true))
                    .withMessageContainingAll("in use", temporary.toString(), "--data")
                    .satisfies(OneLine::isOneLine);
            assertThat(Processes.runs(first.pid())).isTrue();
        }
    }

    @Test
    void portThatWasTakenMeanwhileIsLeftForAnother() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DataDirectory data = DataDirectory.open(temporary)) {
            Iterator<Integer> ports =
                    List.of(taken.getLocalPort(), PostgresProcess.freePort()).iterator();
            PostgresProcess.Setup setup = new PostgresProcess.Setup(
                    new ServerSoftware(SoftwareCache.ofUser()).postgres(), data, PostgresPassword.file(data), true);

            PostgresProcess process = PostgresProcess.start(setup, ports::next);
            process.server().close();

            assertThat(process.port()).isNotEqualTo(taken.getLocalPort());
            assertThat(ports).isExhausted();
        }
    }

    @Test
    void brokenClusterIsReportedInOneLineAndLeavesNothingRunning() throws Exception {
        LocalPostgres.start(temporary, true).close();
        Files.writeString(temporary.resolve("cluster/postgresql.conf"), "nonsense = 1\n");

        assertThatExceptionOfType(ServerStartException.class)
                .isThrownBy(() -> LocalPostgres.start(temporary, true))
                .withMessageContainingAll("PostgreSQL ended while it started", "logs/postgres.log")
                .satisfies(OneLine::isOneLine);
        // Who was killed takes a moment to be gone.
        await().untilAsserted(() -> assertThat(Processes.naming(temporary)).isEmpty());
    }

    @Test
    void nobodyComesInWithoutThePassword() {
        String url = TestServers.postgres().jdbcUrl().replaceAll("&password=.*", "");

        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(url, "SELECT 1"));
    }

    @Test
    void passwordIsReadableByTheUserAlone() throws IOException {
        try (DataDirectory data = DataDirectory.open(temporary)) {
            Path file = PostgresPassword.file(data);

            assertThat(Files.getPosixFilePermissions(file).toString()).doesNotContain("GROUP", "OTHERS");
            assertThat(PostgresPassword.read(PostgresPassword.file(data))).isEqualTo(PostgresPassword.read(file));
        }
    }

    @Test
    void namesOfPeopleStayOutOfTheLog() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.start(temporary, true)) {
            execute(postgres.jdbcUrl(), "CREATE TABLE person (name text UNIQUE)");
            execute(postgres.jdbcUrl(), "INSERT INTO person VALUES ('QUIRINUS')");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(postgres.jdbcUrl(), "INSERT INTO person VALUES ('QUIRINUS')"));

            Path log = temporary.resolve("logs/postgres.log");
            await().untilAsserted(() -> assertThat(log).content().contains("duplicate key"));
            assertThat(log).content().doesNotContain("QUIRINUS");
        }
    }
}
