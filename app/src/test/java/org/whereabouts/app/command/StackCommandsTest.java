package org.whereabouts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.app.local.SharedStack;
import org.whereabouts.app.local.StackFile;
import org.whereabouts.sandbox.population.CustodyStatus;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.server.TestServers;
import org.whereabouts.sandbox.site.Fault;
import tools.jackson.databind.JsonNode;

/** The commands that ask a running stack. */
@ExtendWith(SharedStack.class)
class StackCommandsTest {

    private SharedStack.Running stack;
    private RunCli cli;
    private Person person;

    @BeforeEach
    void on(SharedStack.Running running) {
        stack = running;
        cli = new RunCli(running);
        person = running.sites().people("us-pa-doc").stream()
                .filter(p ->
                        p.custody().status() == CustodyStatus.HELD && p.suffix().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private String number() {
        return person.custody().number();
    }

    @Test
    void aPersonIsFoundByNameAndState() {
        RunCli.Result result = cli.run("person", "search", person.name().display(), "--state", "PA");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("NAME").contains(number(), "us-pa-doc");
    }

    @Test
    void nobodyFoundIsSaidAndIsNoError() {
        RunCli.Result result = cli.run("person", "search", "--number", "ZZ9999");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Nobody found");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100})
    void aListOfPeopleFitsTheTerminalAndSaysHowToGoOn(int columns) {
        RunCli.Result result = cli.wide(columns).run("person", "search", "--source", "us-pa-doc");

        assertThat(result.out().lines())
                .hasSize(26)
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(columns));
        assertThat(result.err()).contains(stack.sites().listed("us-pa-doc") + " people.", "--page 2");
    }

    @Test
    void aPersonIsShownByIdOrBySourceAndNumber() {
        RunCli.Result bySource = cli.run("person", "show", "us-pa-doc", number());
        String id = cli.run("person", "show", "us-pa-doc", number(), "--json")
                .json()
                .path("id")
                .asString();

        assertThat(bySource.out()).contains(number(), id, "birth");
        assertThat(cli.run("person", "show", id).out()).isEqualTo(bySource.out());
    }

    @Test
    void anUnknownPersonIsExitCodeFour() {
        RunCli.Result result = cli.run("person", "show", "us-pa-doc", "ZZ9999");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("No such person");
    }

    @Test
    void aResolveShowsDecisionReasonsAndEnvelope() {
        RunCli.Result result = cli.run("person", "resolve", person.name().display(), "--number", number());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("SEND")
                .contains("NUMBER_AND_NAME_AGREE", number(), "Mail to:", "St. Petersburg, Florida 33733");
    }

    @Test
    void aRequestThatCannotBeAnsweredNamesTheFieldAndTheFix() {
        RunCli.Result result = cli.run("person", "search", "x", "--state", "Pensilvania");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("state").hasLineCount(1);
    }

    @Test
    void aRunIsStartedWatchedListedAndShown() {
        RunCli.Result started = cli.run("run", "start", "us-ky-campbell", "--wait", "--json");
        String id = started.json().path("id").asString();

        assertThat(started.exitCode()).isZero();
        assertThat(started.json().path("state").asString()).isEqualTo("COMPLETED");
        assertThat(started.err()).contains("us-ky-campbell", "completed");
        assertThat(cli.run("run", "list", "--source", "us-ky-campbell").out()).contains("COMPLETED", "OPERATOR");
        assertThat(cli.run("run", "show", id).out())
                .contains("Run " + id + " of us-ky-campbell: COMPLETED", "site's own count", "Quality gate: passed");
    }

    @Test
    void aRunIsReadAgainFromItsCaptures() {
        String id = cli.run("run", "start", "us-ky-campbell", "--wait", "--json")
                .json()
                .path("id")
                .asString();
        long people = stack.sites().listed("us-ky-campbell");

        RunCli.Result replayed = cli.run("run", "replay", "--run", id);
        RunCli.Result entries = cli.run("run", "replay", "--run", id, "--source", "us-ky-campbell", "--entries");
        RunCli.Result json = cli.run("run", "replay", "--run", id, "--since", "2020-01-01", "--json");

        assertThat(replayed.exitCode()).isZero();
        assertThat(replayed.out()).contains("100 %", "people          " + people, "READS AS", "Roster");
        assertThat(entries.exitCode()).isZero();
        assertThat(entries.out().lines()).hasSize((int) people).allMatch(line -> line.startsWith("{\"capture\":"));
        assertThat(entries.err()).contains("read otherwise  0");
        assertThat(json.json().path("entries").asLong()).isEqualTo(people);
    }

    @Test
    void aSourceIsTriedAndNothingOfItIsStored() {
        String runs = cli.run("run", "list", "--source", "us-ky-campbell").out();

        RunCli.Result tried = cli.wide(60).run("source", "try", "us-ky-campbell", "--limit", "2");
        RunCli.Result byName = cli.run(
                "source",
                "try",
                "us-bop",
                "--name",
                federal().family() + ", " + federal().given(),
                "--json");

        assertThat(tried.exitCode()).as(tried.err()).isZero();
        assertThat(tried.out())
                .contains(
                        "1  landing: GET", "CONTINUE: 1 to ask next", "2  list: GET", "ROSTER: 25 people of", "FIELD");
        assertThat(tried.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
        assertThat(byName.exitCode()).isZero();
        assertThat(byName.json().path("end").path("entries").asInt()).isPositive();
        assertThat(cli.wide(80).run("run", "list", "--source", "us-ky-campbell").out())
                .isEqualTo(runs);
    }

    private Person federal() {
        return stack.sites().people("us-bop").getFirst();
    }

    @Test
    void aPageThatIsNotUnderstoodFailsATrial() {
        stack.sites().inject("us-ky-campbell", new Fault.LayoutChanged());
        try {
            RunCli.Result tried = cli.run("source", "try", "us-ky-campbell");

            assertThat(tried.exitCode()).isEqualTo(1);
            assertThat(tried.out()).contains("LAYOUT_CHANGED: expected", "stopped  request");
        } finally {
            stack.sites().inject("us-ky-campbell", Fault.NONE);
        }
    }

    @Test
    void aSourceThatIsNotShippedIsSweptFromItsProfileAndKnownFromThenOn(@TempDir Path folder) throws IOException {
        Path profile = testville(folder);

        RunCli.Result tried = cli.run("source", "try", "--profile", profile.toString(), "--limit", "2");
        RunCli.Result swept = cli.run("run", "start", "--profile", profile.toString(), "--wait");

        assertThat(tried.exitCode()).as(tried.err()).isZero();
        assertThat(tried.out()).contains("us-ky-testville, Testville Jail");
        assertThat(swept.exitCode()).as(swept.out() + swept.err()).isZero();
        assertThat(swept.out())
                .contains(
                        "of us-ky-testville: COMPLETED",
                        "people            " + stack.sites().listed("us-ky-campbell"),
                        "Quality gate: passed");
        assertThat(cli.run("run", "start", "us-ky-testville", "--wait").out())
                .as("its id is enough now")
                .contains("of us-ky-testville: COMPLETED");
    }

    @Test
    void aProfileThatCannotBeSweptIsRefusedInOneLine(@TempDir Path folder) throws IOException {
        Path profile = testville(folder);
        String good = Files.readString(profile);

        Files.writeString(profile, good.replace("RELEASED: RELEASED", "RELEASED: FREE"));
        RunCli.Result meaning = cli.run("run", "start", "--profile", profile.toString());
        Files.writeString(profile, good.replace("us-ky-testville", "us-ky-campbell"));
        RunCli.Result shipped = cli.run("run", "start", "--profile", profile.toString());

        assertThat(meaning.exitCode()).isEqualTo(2);
        assertThat(meaning.err()).contains("words.status.RELEASED means 'FREE'").hasLineCount(1);
        assertThat(shipped.exitCode()).isEqualTo(2);
        assertThat(shipped.err())
                .contains("us-ky-campbell: this source is shipped")
                .hasLineCount(1);
    }

    /** The profile of the jail, as an operator copies it for another one that the same site plays. */
    private Path testville(Path folder) throws IOException {
        String shipped = Files.readString(
                CopiedCheckout.THIS.resolve(CopiedCheckout.PROFILES).resolve("us-ky-campbell/source.yml"));
        return Files.writeString(
                folder.resolve("testville.yml"),
                shipped.replace("us-ky-campbell", "us-ky-testville")
                        .replace("Campbell County Detention Center", "Testville Jail")
                        .replaceAll("baseUrl: .*", "baseUrl: " + stack.sites().baseUrl("us-ky-campbell"))
                        .replaceAll("delay: .*", "delay: PT0.002S"));
    }

    @Test
    void anUnknownSourceOrRunIsSaidSo() {
        assertThat(cli.run("run", "start", "us-xx").exitCode()).isEqualTo(2);
        assertThat(cli.run("run", "start", "us-xx").err()).contains("us-pa-doc");
        assertThat(cli.run("run", "show", "999999").exitCode()).isEqualTo(4);
        assertThat(cli.run("run", "replay", "--run", "999999").exitCode()).isEqualTo(4);
        assertThat(cli.run("run", "replay", "--source", "us-xx").err()).contains("us-pa-doc");
    }

    @Test
    void aSourceThatListsNobodyCannotBeSwept() {
        RunCli.Result result = cli.run("run", "start", "us-bop");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("us-bop").hasLineCount(1);
    }

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

    @Test
    void theFirstSweepShowedALinePerSource() {
        assertThat(stack.shown())
                .contains("Starting the application")
                .contains("us-ky-campbell   completed", "us-pa-doc        completed", "us-tx-tdcj       completed");
    }
}
