package org.whereabouts.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.sandbox.server.TestServers;

class PooledDatabaseTest {

    private final ApplicationContextRunner real = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withPropertyValues(
                    "spring.datasource.url=" + TestServers.postgres().createDatabase())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withBean(MigratedDatabase.class);
    private final ApplicationContextRunner sandbox =
            real.withBean(SandboxSources.class, () -> new SandboxSources(Map.of()));

    @Test
    void aRefusedRowIsNotQuoted() {
        real.run(context -> {
            JdbcClient jdbc = JdbcClient.create(context.getBean(DataSource.class));
            jdbc.sql("create table t (name text primary key)").update();
            jdbc.sql("insert into t values ('SESAME')").update();

            assertThatThrownBy(() -> jdbc.sql("insert into t values (:name)")
                            .param("name", "SESAME")
                            .update())
                    .hasStackTraceContaining("duplicate key")
                    .satisfies(failure -> assertThat(failure.getCause()).hasMessageNotContaining("SESAME"))
                    .hasMessageNotContaining("SESAME");
        });
    }

    @Test
    void aDatabaseStaysInTheWorldOfItsFirstStart() {
        real.run(context -> assertThat(kind(context.getBean(DataSource.class))).isEqualTo("REAL"));
        real.run(context -> assertThat(context).hasNotFailed().hasSingleBean(DataSource.class));

        sandbox.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .satisfies(failure ->
                        refused(failure, "This database holds real people: use another one for the sandbox")));
        real.run(context -> assertThat(kind(context.getBean(DataSource.class))).isEqualTo("REAL"));
    }

    @Test
    void syntheticPeopleAreNeverServedAsReal() {
        sandbox.run(
                context -> assertThat(kind(context.getBean(DataSource.class))).isEqualTo("SANDBOX"));

        real.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .satisfies(failure -> refused(
                        failure,
                        "This database holds synthetic people of the sandbox: use another one for real people")));
    }

    private static String kind(DataSource database) {
        return JdbcClient.create(database)
                .sql("select kind from app.world")
                .query(String.class)
                .single();
    }

    private static void refused(Throwable failure, String why) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        OperatorException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.FAILED))
                .hasMessageStartingWith(why)
                .hasMessageMatching("[^\\n]+");
    }
}
