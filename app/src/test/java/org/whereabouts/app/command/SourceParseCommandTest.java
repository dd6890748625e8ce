package org.whereabouts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SourceParseCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private static String example(String source, String page) {
        return CopiedCheckout.shippedPage(source, page).toString();
    }

    /** The page without what lies beside it: nobody says what led to it. */
    private String bare(String source, String page) throws IOException {
        return Files.copy(CopiedCheckout.shippedPage(source, page), folder.resolve(source + "-" + page))
                .toString();
    }

    private static List<JsonNode> lines(RunCli.Result result) {
        return result.out().lines().map(JsonMapper.shared()::readTree).toList();
    }

    @Test
    void peopleAreJsonLinesAndWhatThePageIsIsSaidAside() {
        RunCli.Result result =
                new RunCli().run("source", "parse", "--source", "us-tx-tdcj", example("us-tx-tdcj", "list.html"));

        assertThat(result.exitCode()).isZero();
        assertThat(lines(result))
                .extracting(person -> person.path("NUMBER").asString())
                .containsExactly("09990001", "09990002");
        assertThat(result.err())
                .hasLineCount(1)
                .startsWith("us-tx-tdcj: ")
                .contains("list.html: Roster, 2 people, 2 further requests");
    }

    @ParameterizedTest
    @CsvSource({
        "us-bop,         one.json,       'Roster, 1 person of 1'",
        "us-bop,         nobody.json,    NoMatch",
        "us-ky-campbell, list.json,      'Roster, 2 people of 3, 1 further request'",
        "us-ky-campbell, landing.html,   'Continue, 1 further request'",
        "us-ky-campbell, nobody.json,    NoMatch",
        "us-pa-doc,      list.json,      'Roster, 2 people of 2'",
        "us-pa-doc,      detail.json,    'Roster, 1 person'",
        "us-pa-doc,      reference.json, 'TooMany, split into 2 searches'",
        "us-pa-doc,      everybody.json, 'TooMany, 36000 people, split into 1 search'",
        "us-tx-tdcj,     list.html,      'Roster, 2 people, 2 further requests'",
        "us-tx-tdcj,     last-page.html, 'Roster, 1 person'",
        "us-tx-tdcj,     detail.html,    'Roster, 1 person'"
    })
    void whatLedToAPageIsGuessed(String source, String page, String told) throws IOException {
        RunCli.Result result = new RunCli().run("source", "parse", "--source", source, bare(source, page));

        assertThat(result.err()).endsWith(": " + told + System.lineSeparator());
        assertThat(result.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "us-tx-tdcj,     layout-changed.html, 'LayoutChanged: expected column \"Unit of Assignment\", found columns [Name,'",
        "us-tx-tdcj,     captcha.html,        Blocked by a captcha: reCAPTCHA",
        "us-tx-tdcj,     login.html,          Blocked by a login: session over",
        "us-tx-tdcj,     cut-short.html,      'LayoutChanged: expected </html> at the end'",
        "us-pa-doc,      blocked.html,        Blocked by a refusal: F5 BIG-IP",
        "us-pa-doc,      maintenance.json,    Maintenance: maintenance in JSON",
        "us-ky-campbell, rate-limited.json,   'RateLimited: error: max-requests-for-timeperiod'"
    })
    void aPageThatIsNotUnderstoodIsExitCodeOneAndSaysWhy(String source, String page, String told) throws IOException {
        RunCli.Result result = new RunCli().run("source", "parse", "--source", source, bare(source, page));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith(source + ": ").contains(page + ": " + told);
    }

    @Test
    void onePageThatFailsHidesNoOther() {
        RunCli.Result result = new RunCli()
                .run(
                        "source",
                        "parse",
                        "--source",
                        "us-bop",
                        example("us-bop", "captcha.json"),
                        example("us-bop", "one.json"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(lines(result)).hasSize(1);
        assertThat(result.err()).hasLineCount(2);
    }

    @Test
    void kindAndPathMayBeSaid() throws IOException {
        String page = bare("us-ky-campbell", "last-page.json");
        RunCli.Result list = new RunCli()
                .run(
                        "source",
                        "parse",
                        "--source",
                        "us-ky-campbell",
                        "--kind",
                        "list",
                        "--path",
                        "/jtclientweb/(S(t))//(S(t))/JailTracker/GetInmates?start=2&limit=25",
                        "--outcome",
                        page);
        RunCli.Result landing =
                new RunCli().run("source", "parse", "--source", "us-ky-campbell", "--kind", "landing", page);

        assertThat(lines(list).getFirst().path("next").isEmpty()).isTrue();
        assertThat(landing.exitCode()).isEqualTo(1);
    }

    @Test
    void theWholeOutcomeIsOneLineOfJsonForEachPage() {
        RunCli.Result result = new RunCli()
                .run(
                        "source",
                        "parse",
                        "--outcome",
                        "--source",
                        "us-bop",
                        example("us-bop", "one.json"),
                        example("us-bop", "layout-changed.json"));

        assertThat(lines(result))
                .extracting(outcome -> outcome.path("type").asString())
                .containsExactly("Roster", "LayoutChanged");
        assertThat(lines(result).getLast().path("found").asString()).contains("facilityName");
    }

    @Test
    void aProfileOfOnesOwnReadsItsPages() {
        String profile = CopiedCheckout.THIS
                .resolve(CopiedCheckout.PROFILES)
                .resolve("us-ky-campbell/source.yml")
                .toString();

        RunCli.Result result =
                new RunCli().run("source", "parse", "--profile", profile, example("us-ky-campbell", "list.json"));

        assertThat(result.exitCode()).isZero();
        assertThat(lines(result)).hasSize(2);
    }

    @Test
    void theContentTypeMayBeSaid() throws IOException {
        Path page = Files.write(
                folder.resolve("latin.json"),
                Files.readString(Path.of(example("us-ky-campbell", "list.json")))
                        .getBytes(Charset.forName("windows-1252")));

        RunCli.Result wrong =
                new RunCli().run("source", "parse", "--source", "us-ky-campbell", "--kind", "list", page.toString());
        RunCli.Result right = new RunCli()
                .run(
                        "source",
                        "parse",
                        "--source",
                        "us-ky-campbell",
                        "--content-type",
                        "application/json; charset=windows-1252",
                        page.toString());

        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("expected text in UTF-8, found bytes that are not, at offset ");
        assertThat(lines(right).getLast().path("FAMILY").asString()).isEqualTo("Muñoz");
    }

    /** The made-up county that is a file: its profile with one thing changed, and its three people. */
    private RunCli.Result parseFile(String was, String is, String... more) throws IOException {
        Path family = CopiedCheckout.THIS.resolve(CopiedCheckout.FAMILIES).resolve("bulk-file");
        String yaml = Files.readString(family.resolve("source.yml"));
        assertThat(yaml).contains(was);
        Path profile = Files.writeString(folder.resolve("county.yml"), yaml.replace(was, is));
        Path file = Files.writeString(
                folder.resolve("roster.csv"),
                Files.readString(family.resolve("list.csv")) + "B10004,\"TESTA, ANN\",01/02/1990,F,,11/06/2026\n");
        String[] line = {"source", "parse", "--profile", profile.toString(), file.toString()};
        String[] all = Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return new RunCli().run(all);
    }

    @Test
    void ofAFileTheFirstThreeAreShownOrEverybody() throws IOException {
        RunCli.Result few = parseFile("id: us-zz-bulk-file", "id: us-zz-county");
        RunCli.Result all = parseFile("id: us-zz-bulk-file", "id: us-zz-county", "--all");

        assertThat(lines(few)).hasSize(3);
        assertThat(few.err()).contains("Bulk, 4 people, the first 3 of them shown (--all shows everybody)");
        assertThat(lines(all)).hasSize(4);
        assertThat(all.err()).endsWith("Bulk, 4 people" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pattern: 'B\\d{5}'  | pattern: '\\d{5}'   | a run would refuse 4 of 4: booking number of the shape A99999 does not fit \\d{5}",
                "{M: MALE, F: FEMALE} | {M: MALE}           | no meaning (every digit a 9): SEX F"
            })
    void whatARunWouldRefuseOrNotUnderstandIsSaid(String was, String is, String said) throws IOException {
        assertThat(parseFile(was, is).err()).contains(said);
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.yml"), "id: us-zz-x\nagency: X\n");

        RunCli.Result noPage = new RunCli().run("source", "parse", "--source", "us-bop", "no-such.json");
        RunCli.Result noSource = new RunCli().run("source", "parse", "--source", "us-xx", "no-such.json");
        RunCli.Result noProfile = new RunCli().run("source", "parse", "--profile", "no-such.yml", "x.json");
        RunCli.Result badProfile = new RunCli().run("source", "parse", "--profile", broken.toString(), "x.json");

        assertThat(noPage.exitCode()).isEqualTo(4);
        assertThat(noPage.err()).contains("The page no-such.json cannot be read");
        assertThat(noSource.exitCode()).isEqualTo(4);
        assertThat(noProfile.exitCode()).isEqualTo(4);
        assertThat(badProfile.exitCode()).isEqualTo(1);
        assertThat(badProfile.err())
                .contains("broken.yml: the key 'level' is missing")
                .hasLineCount(1);
    }
}
