package org.whereabouts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.sources.ShippedSources;
import tools.jackson.databind.JsonNode;

class SourceCheckCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private CopiedCheckout checkout = new CopiedCheckout(Path.of(""));

    @BeforeEach
    void copy() {
        checkout = CopiedCheckout.in(folder);
    }

    @Test
    void everyShippedSourcePasses() {
        RunCli.Result result = checkout.cli().run("source", "check");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines())
                .hasSameSizeAs(ShippedSources.load().all())
                .allSatisfy(line -> assertThat(line).matches("us-[-a-z]+: ok, \\d+ example pages read as expected"));
    }

    @Test
    void jsonSaysTheSame() {
        checkout.edit(checkout.profile("us-bop"), "example: 00000-000", "example: 1");

        RunCli.Result result = checkout.cli().run("source", "check", "--json", "us-bop", "us-pa-doc");

        assertThat(result.exitCode()).isEqualTo(1);
        JsonNode checks = result.json();
        assertThat(checks.path(0).path("ok").asBoolean()).isFalse();
        assertThat(checks.path(0).path("findings").path(0).path("where").asString())
                .isEqualTo("number.example");
        assertThat(checks.path(1).path("ok").asBoolean()).isTrue();
        assertThat(checks.path(1).path("pages").asInt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule: 0 15 2 * * ?  | schedule: every night    | schedule: 'every night' is no Quartz cron",
                "sex: {M: MALE           | sex: {m: MALE            | words.sex.m: must be in upper case",
                "sex: {M: MALE           | sex: {M: MAN             | words.sex.M: 'MAN' is none of FEMALE, MALE",
                "defaultStatus: IN_CUSTODY | defaultStatus: HELD    | words.defaultStatus: 'HELD' is none of COMMUNITY",
                "pattern: '[A-Z]         | pattern: '[A-Z           | number.pattern: is no regular expression",
                "example: QQ0001         | example: Q1              | number.example: 'Q1' does not match the pattern",
                "state: PA               | state: Penn              | state: must be a two-letter code",
                "delay: PT4S             | delay: PT0.1S            | delay: must be at least PT1S",
                "https://captorapi.cor.pa.gov | https://captorapi.cor.pa.gov/x?y | baseUrl: must be scheme and host only",
                "populationFloor: 1      | populationFloor: 70000   | bounds: populationFloor and populationCeiling",
                "maxMissingShare: 0.1    | maxMissingShare: 10      | bounds.maxMissingShare: must be from 0 to 1",
                "adapter: us-pa-doc      | adapter: us-pa           | adapter: there is no adapter 'us-pa'; known: ",
                "id: us-pa-doc           | id: us-pa-prison         | id: is us-pa-prison, but the folder is called us-pa-doc",
                "enabled: false          | canaries: [12]\\nenabled: false | canaries: number 1 of the list is no",
                "enabled: false          | enabled: true            | enabled needs terms:",
                "delay: PT4S             | daley: PT4S              | the key 'delay' is missing",
                "enabled: false          | window: {from: '06:00'}  | the key 'window.to' is missing",
                "enabled: false          | {enabled: false          | file: ",
                "notes:                  | charset: klingon\\nnotes: | there is no charset 'klingon'"
            })
    void whatIsWrongWithAProfileIsNamed(String from, String to, String finding) {
        checkout.edit(checkout.profile("us-pa-doc"), from, to.replace("\\n", "\n"));

        RunCli.Result result = checkout.cli().run("source", "check", "us-pa-doc");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).startsWith("us-pa-doc: ").contains(finding);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aProfileByWhichTheHostOfAShippedSourceWouldBeAskedMoreOftenIsNamed() throws IOException {
        String shipped = Files.readString(checkout.profile("us-pa-doc"));
        Path county = Files.writeString(
                folder.resolve("county.yml"),
                shipped.replace("us-pa-doc", "us-pa-county")
                        .replace("adapter: us-pa-county", "adapter: us-pa-doc")
                        .replace("PT4S", "PT3S"));

        RunCli.Result result = checkout.cli().run("source", "check", "--profile", county.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("us-pa-county: delay: must be at least PT4S: us-pa-doc asks the same host");
    }

    @Test
    void whoIsStricterThanTheOthersAtItsHostMakesTheirsWrong() {
        checkout.edit(checkout.profile("us-in-knox"), "delay: PT4S", "delay: PT5S");

        RunCli.Result result = checkout.cli().run("source", "check", "us-in-knox");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("us-in-knox: delay: is stricter than that of us-in-vigo, us-ky-campbell, ")
                .contains(" at the same host: give them the same, or take theirs")
                .hasLineCount(1);
    }

    @Test
    void aPageThatDoesNotReadAsExpectedIsNamedWithTheDifference() {
        checkout.edit(checkout.example("us-tx-tdcj", "list.html"), "<td>ELLIS</td>", "<td>ESTELLE</td>");
        checkout.edit(checkout.example("us-tx-tdcj", "nobody.html"), "No records found", "Nothing");

        RunCli.Result result = checkout.cli().run("source", "check", "us-tx-tdcj", "us-bop");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains(
                        "us-tx-tdcj: list.html: reads as Roster, but not as expected: entries[0].FACILITY is \"ESTELLE\","
                                + " expected \"ELLIS\"")
                .contains(
                        "us-tx-tdcj: nobody.html: reads as LayoutChanged (looked for table.tdcj_table), expected NoMatch")
                .contains("us-bop: ok");
    }

    @Test
    void aSituationThatIsNeitherShownNorExcusedIsMissed() throws IOException {
        Files.delete(checkout.example("us-bop", "nobody.json"));
        Files.delete(checkout.example("us-bop", "list.expected.json"));
        checkout.edit(checkout.example("us-bop", "without.yml"), "last-page: ", "# last-page: ");

        assertThat(checkout.cli().run("source", "check", "us-bop").out())
                .contains("us-bop: nobody: there is no example page of this name, nor a reason in without.yml")
                .contains("us-bop: last-page: there is no example page of this name, nor a reason in without.yml")
                .contains("us-bop: list.json: needs ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody: it happens           | nobody: is said not to happen, but nobody.json shows it",
                "too-few: nobody is too few   | there is no situation 'too-few'",
                "too-many: ''                 | too-many: does not say why it cannot happen",
                "too-many: 3                  | too-many: does not say why it cannot happen",
                "too-many:                    | the key 'too-many' has no value",
                "[too-many                    | without.yml: "
            })
    void whatIsWrongWithAnExcuseIsNamed(String excuse, String finding) throws IOException {
        Files.writeString(checkout.example("us-bop", "without.yml"), excuse + "\n");

        RunCli.Result result = checkout.cli().run("source", "check", "us-bop");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("us-bop: without.yml: ").contains(finding);
    }

    @Test
    void aPageThatReadsAsSomethingElseThanItsNameSaysIsNamed() throws IOException {
        for (String ending : new String[] {".json", ".expected.json"}) {
            Files.copy(
                    checkout.example("us-bop", "list" + ending),
                    checkout.example("us-bop", "nobody" + ending),
                    StandardCopyOption.REPLACE_EXISTING);
        }

        assertThat(checkout.cli().run("source", "check", "us-bop").out())
                .contains("us-bop: nobody.json: reads as Roster; a page of this name is NoMatch");
    }

    @Test
    void anExpectedFileThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(checkout.example("us-bop", "list.expected.json"), "{");

        RunCli.Result result = checkout.cli().run("source", "check", "us-bop");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("list.expected.json: ");
    }

    @Test
    void aBrokenSourceHidesNoOther() throws IOException {
        Files.writeString(checkout.profile("us-bop"), "id: [");

        RunCli.Result result = checkout.cli().run("source", "check");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("us-bop: file: ", "us-pa-doc: ok", "us-tx-tdcj: ok");
    }

    @Test
    void theIndexAndTheFoldersMustAgree() throws IOException {
        Files.writeString(checkout.index(), "us-bop\nus-gone\nus-ky-campbell\nus-pa-doc\n");

        assertThat(checkout.cli().run("source", "check").out())
                .contains("us-gone: index.txt: names it, but there is no")
                .contains("us-tx-tdcj: index.txt: does not name it: add the line us-tx-tdcj");
    }

    @Test
    void aProfileOfOnesOwnIsCheckedWithoutExamplePages() throws IOException {
        Path file = folder.resolve("county.yml");
        Files.copy(checkout.profile("us-ky-campbell"), file);

        RunCli.Result result = new RunCli().run("source", "check", "--profile", file.toString());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("us-ky-campbell: ok, example pages not looked at");
    }

    @Test
    void examplePagesMayLieElsewhere() {
        String pages = CopiedCheckout.THIS.resolve(CopiedCheckout.EXAMPLES).toString();

        RunCli.Result result = new RunCli().run("source", "check", "--examples", pages, "us-bop");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("example pages read as expected");
    }

    @Test
    void aSourceThatDoesNotExistIsExitCodeFour() {
        RunCli.Result result = checkout.cli().run("source", "check", "us-xx");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("There is no source 'us-xx'", "us-pa-doc");
    }

    @Test
    void aProfileThatDoesNotExistIsAFinding() {
        RunCli.Result result = new RunCli().run("source", "check", "--profile", "no-such.yml");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("no-such.yml: file: cannot be read");
    }
}
