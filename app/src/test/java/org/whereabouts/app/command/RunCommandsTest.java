package org.whereabouts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.site.Fault;

/** The commands about runs and sources, given to a running stack. */
class RunCommandsTest extends StackCommandsFixture {

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

    @ParameterizedTest
    @ValueSource(ints = {80, 60})
    void theRunsAreATableThatFitsTheTerminal(int columns) {
        RunCli.Result listed = cli.wide(columns).run("run", "list");

        assertThat(listed.out().lines())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns))
                .first()
                .asString()
                .contains("RUN", "SOURCE", "STATE", "PEOPLE", "STARTED");
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
        assertThat(meaning.err())
                .contains("words.status.RELEASED: 'FREE' is none of")
                .hasLineCount(1);
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
    void theFirstSweepShowedALinePerSource() {
        assertThat(stack.shown())
                .contains("Starting the application")
                .contains("us-ky-campbell   completed", "us-pa-doc        completed", "us-tx-tdcj       completed");
    }
}
