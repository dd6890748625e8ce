package org.whereabouts.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.sandbox.server.TestServers;

class DatabaseAddressTest {

    @Test
    void theUsualFormIsReadInParts() {
        DatabaseAddress address = DatabaseAddress.parse("postgresql://me:s%40cr+t@db.example:5433/w?sslmode=require");

        assertThat(address)
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.example:5433/w?sslmode=require", "me", "s@cr+t"));
    }

    @Test
    void portAndUserMayBeMissing() {
        assertThat(DatabaseAddress.parse("postgres://db.example/w"))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db.example/w", null, null));
    }

    @Test
    void aJdbcUrlIsTakenAsItIs() {
        assertThat(DatabaseAddress.parse("jdbc:postgresql://h/w?user=a&password=b")
                        .jdbcUrl())
                .isEqualTo("jdbc:postgresql://h/w?user=a&password=b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://u:sesame@h/d", "db.example:5432", "postgresql:sesame", "jdbc:mysql://h", "::: sesame"})
    void anythingElseIsRefusedWithoutRepeatingThePasswordInIt(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOfSatisfying(OperatorException.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(e).hasNoCause();
                })
                .hasMessageContaining("WHEREABOUTS_DATABASE_URL")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void passwordsAreNotPrinted() {
        assertThat(DatabaseAddress.parse("postgresql://me:sesame@h:1/w").toString())
                .isEqualTo("postgresql://h:1/w");
        assertThat(DatabaseAddress.parse("jdbc:postgresql://h:1/w?user=me&password=sesame")
                        .toString())
                .isEqualTo("postgresql://h:1/w");
    }

    @Test
    void aServerThatRunsIsReachable() {
        DatabaseAddress address = DatabaseAddress.parse(TestServers.postgres().createDatabase());

        assertThatCode(address::requireReachable).doesNotThrowAnyException();
    }

    @Test
    void aServerThatDoesNotRunIsOneClearLine() {
        assertThatThrownBy(() -> DatabaseAddress.parse("postgresql://me:sesame@127.0.0.1:1/w")
                        .requireReachable())
                .isInstanceOfSatisfying(
                        OperatorException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_REACHABLE))
                .hasMessageContainingAll("postgresql://127.0.0.1:1/w", "WHEREABOUTS_DATABASE_URL")
                .hasMessageNotContaining("sesame")
                .hasMessageMatching("[^\\n]+");
    }

    @Test
    void aDatabaseThatDoesNotExistIsOneClearLine() {
        String url = TestServers.postgres().createDatabase().replaceFirst("/test_[0-9a-f]+", "/nothere");

        assertThatThrownBy(() -> DatabaseAddress.parse(url).requireReachable())
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("nothere");
    }

    @Test
    void aRefusedRowIsNotQuoted() throws SQLException {
        DatabaseAddress address = DatabaseAddress.parse(TestServers.postgres().createDatabase());

        try (Connection connection = address.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (name text primary key)");
            statement.execute("insert into t values ('SESAME')");

            assertThatThrownBy(() -> statement.execute("insert into t values ('SESAME')"))
                    .hasMessageContaining("duplicate key")
                    .hasMessageNotContaining("SESAME");
        }
    }
}
