package org.whereabouts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whereabouts.app.local.StackFile;
import org.whereabouts.sandbox.server.TestServers;
import tools.jackson.databind.JsonNode;

/** The commands about the stack itself and its keys. */
class StackCommandsTest extends StackCommandsFixture {

    @Test
    void aKeyIsPrintedAloneSoThatScriptsCanTakeIt() {
        RunCli.Result made = cli.run("key", "create", "letters", "--scope", "search,resolve");

        assertThat(made.out().strip()).matches("wb_[A-Za-z0-9_-]{43}");
        assertThat(made.err()).contains("resolve,search", "not shown again");
        assertThat(cli.run("key", "list").out()).contains("letters", "good");
    }

    @Test
    void anUnknownKeyCannotBeRevoked() {
        RunCli.Result result = cli.run("key", "revoke", "k_nothere");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("key list");
    }

    @Test
    void theLocalKeyIsNotSentToOtherServers() {
        RunCli.Result result =
                new RunCli(stack).run("run", "list", "--url", stack.url().toString());

        assertThat(result.exitCode()).isEqualTo(5);
        assertThat(result.err()).contains("WHEREABOUTS_API_KEY");
        assertThat(new RunCli(stack)
                        .with("WHEREABOUTS_API_KEY", stack.key())
                        .run("run", "list", "--url", stack.url().toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void theStatusShowsServersAndPeoplePerSourceButNoPassword() {
        RunCli.Result shown = cli.run("status");
        JsonNode json = cli.run("status", "--json").json();

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .contains(stack.url().toString(), "PostgreSQL", "Elasticsearch", "READY", "us-tx-tdcj", "COMPLETED")
                .doesNotContain("password");
        assertThat(shown.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(json.toString()).doesNotContain("password");
        assertThat(json.path("sources")
                        .valueStream()
                        .filter(source -> source.path("source").asString().equals("us-pa-doc"))
                        .map(source -> source.path("people").asLong()))
                .isEqualTo(List.of(stack.sites().listed("us-pa-doc")));
    }

    @Test
    void aSecondStackOnTheSameFolderIsRefused() {
        RunCli.Result result = cli.run("up", "--port", "0");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("already runs").hasLineCount(1);
        assertThat(cli.run("status").exitCode()).isZero();
    }

    @Test
    void aPortInUseIsSaidBeforeAnythingStarts() {
        RunCli.Result result =
                cli.run("up", "--port", Integer.toString(stack.url().getPort()));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("Port " + stack.url().getPort(), "--port")
                .hasLineCount(1);
    }

    @Test
    void aPortInUseIsSaidByTheServerTooAndWithoutItsInnards() {
        RunCli.Result result = cli.run(
                "serve",
                "--port",
                Integer.toString(stack.url().getPort()),
                "--property",
                "server.address=127.0.0.1",
                "--property",
                "whereabouts.contact=test@example.org",
                "--property",
                "whereabouts.index.prefix=other-",
                "--property",
                // Quartz keeps one scheduler of a name per JVM, and this one shares its JVM with the stack.
                "spring.quartz.properties.org.quartz.scheduler.instanceName=other",
                "--property",
                "whereabouts.captures=" + stack.folder().root().resolve("other"),
                "--property",
                "whereabouts.database.url=" + TestServers.postgres().createDatabase(),
                "--property",
                "whereabouts.elasticsearch.url=" + TestServers.elasticsearch().url());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("Port " + stack.url().getPort() + " is in use")
                .hasLineCount(1);
    }

    @Test
    void theSandboxsDatabaseIsNotServedFrom() {
        RunCli.Result result = cli.run(
                "serve",
                "--port",
                "0",
                "--property",
                "server.address=127.0.0.1",
                "--property",
                "whereabouts.contact=test@example.org",
                "--property",
                "whereabouts.database.url="
                        + new StackFile(stack.folder()).running().orElseThrow().database(),
                "--property",
                "whereabouts.elasticsearch.url=" + TestServers.elasticsearch().url());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("This database holds synthetic people of the sandbox")
                .hasLineCount(1);
    }
}
