package org.whereabouts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.whereabouts.app.terminal.CapturedTerminal;
import org.whereabouts.sandbox.server.TestServers;
import picocli.CommandLine;

class CommandTreeTest {

    private static Stream<String> commands() {
        return below(CommandTree.of(new Setting(
                new CapturedTerminal(80, false).terminal(), Map.of(), InstantSource.system(), ZoneOffset.UTC)));
    }

    private static Stream<String> below(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName().replaceFirst("^whereabouts ?", "");
        return Stream.concat(
                Stream.of(name), command.getSubcommands().values().stream().flatMap(CommandTreeTest::below));
    }

    @Test
    void theNounsAndVerbsOfTheDesignAreThere() {
        assertThat(commands())
                .contains(
                        "up",
                        "down",
                        "status",
                        "test",
                        "build",
                        "serve",
                        "bench",
                        "completion",
                        "source list",
                        "source show",
                        "source coverage",
                        "source check",
                        "source parse",
                        "source new",
                        "source try",
                        "run start",
                        "run list",
                        "run show",
                        "run replay",
                        "person search",
                        "person show",
                        "person resolve",
                        "key create",
                        "key list",
                        "key revoke");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithExitCodesThatFitsTheTerminal(String command) {
        RunCli.Result help = new RunCli().run((command + " --help").strip().split(" ", -1));

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: whereabouts " + command, "Exit codes:");
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyVerbShowsAnExample(String command) {
        boolean noun = command.isEmpty() || command.matches("source|run|site|person|key");

        assertThat(new RunCli()
                        .run((command + " --help").strip().split(" ", -1))
                        .out())
                .contains(noun ? "Commands:" : "Examples:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "person serach          | Unmatched argument at index 1: 'serach'",
                "person                 | Missing required subcommand",
                "run start              | Which source? Name one, like us-pa-doc, or a profile with --profile FILE",
                "run start x --profile y | one of both",
                "source try             | Which source? Name one, like us-pa-doc, or a profile with --profile FILE",
                "source try x --limit y | Invalid value for option '--limit': 'y' is not an int",
                "up --port high         | Invalid value for option '--port': 'high' is not an int",
                "key create x           | Missing required option: '--scope=SCOPE'",
                "key create --scope fly | There is no scope 'fly'. There are: search, resolve, operate, metrics.",
                "person search --url me | is no URL of a Whereabouts",
                "person resolve A --birth-date 1.1.70 | Invalid value for option '--birth-date'",
                "source parse x.html    | Missing required argument (specify one of these)",
                "source parse --source us-bop --profile x x.html | are mutually exclusive",
                "source new us-ky-boone | Missing required options: '--family=F', '--url=U'",
                "source check --profile x us-bop | either --profile or names of sources",
                "up --port 70000        | --port must be between 0",
                "run replay --entries   | Name at least one of --run, --source, --since and --until",
                "run replay --since now | --since 'now' is no time: write it like 2026-11-23T08:00",
                "up --port 0 --people 5 | --people must be at least 100"
            })
    void aWrongCommandLineIsOneLineAndExitCodeTwo(String line, String message, @TempDir Path data) {
        RunCli.Result result =
                new RunCli().with("WHEREABOUTS_DATA", data.toString()).run(line.split(" ", -1));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("whereabouts: ").contains(message).doesNotContain("\tat ");
    }

    @Test
    void aServerThatDoesNotRunIsExitCodeThree(@TempDir Path data) {
        RunCli cli = new RunCli().with("WHEREABOUTS_DATA", data.toString());

        assertThat(cli.run("person", "search", "x").exitCode()).isEqualTo(3);
        assertThat(cli.run("run", "list", "--url", "http://127.0.0.1:1").exitCode())
                .isEqualTo(3);
        assertThat(cli.run("key", "list").exitCode()).isEqualTo(3);
        assertThat(cli.run("status").exitCode()).isEqualTo(3);
        assertThat(cli.run("status", "--json").json().path("running").asBoolean())
                .isFalse();
    }

    @Test
    void aServerThatIsServedFromMustAnswer() {
        RunCli.Result database = new RunCli()
                .run("serve", "--property", "whereabouts.database.url=postgresql://me:sesame@127.0.0.1:1/w");
        RunCli.Result elasticsearch = new RunCli()
                .run(
                        "serve",
                        "--property",
                        "whereabouts.database.url=" + TestServers.postgres().createDatabase(),
                        "--property",
                        "whereabouts.elasticsearch.url=http://me:sesame@127.0.0.1:1");

        assertThat(database.exitCode()).isEqualTo(3);
        assertThat(database.err())
                .contains("PostgreSQL is not reachable")
                .doesNotContain("sesame")
                .hasLineCount(1);
        assertThat(elasticsearch.exitCode()).isEqualTo(3);
        assertThat(elasticsearch.err())
                .contains("Elasticsearch is not reachable")
                .doesNotContain("sesame")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "WHEREABOUTS_DATABASE_URL, postgresql://me:sesame@127.0.0.1:1/w, PostgreSQL",
        "WHEREABOUTS_ELASTICSEARCH_URL, http://me:sesame@127.0.0.1:1, Elasticsearch"
    })
    void aNamedServerThatDoesNotAnswerIsOneLineAndNothingIsStarted(
            String variable, String url, String server, @TempDir Path data) {
        RunCli.Result result = new RunCli()
                .with("WHEREABOUTS_DATA", data.toString())
                .with(variable, url)
                .run("up", "--port", "0");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err())
                .contains(server + " is not reachable", variable)
                .doesNotContain("sesame")
                .hasLineCount(1);
        assertThat(data.resolve("postgres")).doesNotExist();
        assertThat(data.resolve("elasticsearch")).doesNotExist();
        assertThat(data.resolve("stack.json")).doesNotExist();
    }

    @Test
    void endingWhatDoesNotRunIsNoError(@TempDir Path data) {
        RunCli.Result result = new RunCli().run("down", "--data", data.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Nothing runs on " + data);
    }

    @Test
    void theStackTraceIsForDebugging(@TempDir Path data) {
        RunCli cli = new RunCli().with("WHEREABOUTS_DATA", data.toString());

        assertThat(cli.run("source", "show", "us-xx", "--debug").err()).contains("\tat org.whereabouts");
        assertThat(cli.run("source", "show", "us-xx").err()).doesNotContain("\tat ");
    }

    @Test
    void theCompletionScriptIsAcceptedByBash() throws IOException, InterruptedException {
        String script = new RunCli().run("completion").out();
        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (var in = bash.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(script).contains("complete -F", "resolve", "revoke");
        assertThat(bash.waitFor()).isZero();
    }
}
