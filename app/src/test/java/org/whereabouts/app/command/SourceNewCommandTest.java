package org.whereabouts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.sources.Adapters;

class SourceNewCommandTest {

    private static final String URL = "https://omsweb.example.gov";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private CopiedCheckout checkout = new CopiedCheckout(Path.of(""));

    @BeforeEach
    void copy() {
        checkout = CopiedCheckout.in(folder);
    }

    private RunCli.Result begin(String id, String family, String... more) {
        String[] line = new String[7 + more.length];
        System.arraycopy(new String[] {"source", "new", id, "--family", family, "--url", URL}, 0, line, 0, 7);
        System.arraycopy(more, 0, line, 7, more.length);
        return checkout.cli().run(line);
    }

    private SourceProfile profile(String id) throws IOException {
        return SourceYaml.read(id, Files.readString(checkout.profile(id)));
    }

    @Test
    void aSourceOfAFamilyLoadsAndFailsItsCheckUntilItIsFilledIn() throws IOException {
        checkout.withFamilyPages();
        RunCli.Result begun = begin("us-ky-boone", "jailtracker", "--agency", "Boone County: The Jail's");
        RunCli.Result check = checkout.cli().run("source", "check", "us-ky-boone");

        assertThat(begun.exitCode()).isZero();
        assertThat(begun.out()).contains("source.yml", "index.txt", "source check us-ky-boone");
        assertThat(begun.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        SourceProfile profile = profile("us-ky-boone");
        assertThat(Adapters.adapt(profile).profile().agency()).isEqualTo("Boone County: The Jail's");
        assertThat(profile.state()).isEqualTo("KY");
        assertThat(profile.enabled()).isFalse();
        assertThat(Files.readAllLines(checkout.index())).contains("us-ky-boone").isSorted();
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .contains("us-ky-boone: settings.index: is not filled in")
                .contains("us-ky-boone: words.defaultFacility: is not filled in")
                .doesNotContain("number");
        assertThat(profile.number())
                .as("the platform's")
                .isEqualTo(profile("us-ky-campbell").number());
    }

    @Test
    void filledInItPassesWithTheExamplePagesOfItsFamily() {
        checkout.withFamilyPages();
        begin("us-ky-boone", "jailtracker", "--agency", "Boone County Jail");
        Path profile = checkout.profile("us-ky-boone");
        checkout.edit(profile, "index: FILL IN", "index: Boone_County_KY");
        checkout.edit(profile, "defaultFacility: FILL IN", "defaultFacility: Boone County Jail");

        RunCli.Result check = checkout.cli().run("source", "check", "us-ky-boone");

        assertThat(checkout.example("us-ky-boone", "")).doesNotExist();
        assertThat(check.out()).matches("us-ky-boone: ok, \\d+ example pages read as expected\\R");
        assertThat(check.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jailtracker    | https://x.gov/jtclientweb/(S(abc))/jailtracker/index/Boone_KY | {index=Boone_KY}",
                "jailtracker    | https://x.gov/                               | {index=FILL IN}",
                "p2c            | https://x.gov/p2c/jailinmates.aspx           | {path=/p2c}",
                "p2c            | https://x.gov/jailinmates.aspx               | {path=/}",
                "smartcop       | https://x.gov/smartwebclient/Jail.aspx       | {path=/smartwebclient/Jail.aspx, view=FILL IN}",
                "brooks-jeffrey | https://x.gov/roster.php?grp=10              | {path=/roster.php}",
                "zuercher       | https://x.gov/#/inmates                      | {}",
            })
    void theAddressOfTheRosterTellsTheSettings(String family, String url, String settings) throws IOException {
        RunCli.Result begun = checkout.cli().run("source", "new", "us-ky-boone", "--family", family, "--url", url);

        assertThat(begun.exitCode()).isZero();
        SourceProfile profile = profile("us-ky-boone");
        assertThat(profile.baseUrl()).hasToString("https://x.gov");
        assertThat(new TreeMap<>(profile.settings())).hasToString(settings);
    }

    @ParameterizedTest
    @CsvSource({
        "brooks-jeffrey, list.html, https://x.gov/roster.php",
        "jailtracker, list.json, https://x.gov/jailtracker/index/Boone_KY",
        "p2c, list.json, https://x.gov/p2c/jailinmates.aspx",
        "smartcop, list.html, https://x.gov/smartwebclient/jail.aspx",
        "zuercher, list.json, https://x.gov"
    })
    void whatThePlatformSaysHasAMeaningFromTheBeginning(String family, String page, String url) {
        checkout.cli().run("source", "new", "us-ky-boone", "--family", family, "--url", url);
        Path list = CopiedCheckout.THIS
                .resolve(CopiedCheckout.FAMILIES)
                .resolve(family)
                .resolve(page);

        RunCli.Result parsed = checkout.cli().run("source", "parse", "--source", "us-ky-boone", list.toString());

        assertThat(parsed.exitCode()).isZero();
        assertThat(parsed.out()).isNotBlank();
        assertThat(parsed.err()).hasLineCount(1).doesNotContain("no meaning", "refuse");
    }

    @Test
    void aHostThatIsAskedAlreadyIsAskedTheSameWay() throws IOException {
        SourceProfile shipped = profile("us-ky-campbell");
        checkout.cli().run("source", "new", "us-ky-boone", "--family", "jailtracker", "--url", shipped.baseUrl() + "/");

        SourceProfile begun = profile("us-ky-boone");
        assertThat(begun.delay()).isEqualTo(shipped.delay());
        assertThat(begun.window()).isEqualTo(shipped.window());
        assertThat(checkout.cli().run("source", "check", "us-ky-campbell").exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "us-al-boone, America/Chicago,  false",
        "us-ky-boone, America/New_York, true",
        "us-nc-boone, America/New_York, false",
        "us-or-boone, America/Los_Angeles, true"
    })
    void theTimeZoneIsThatOfTheStateAndOfOneThatHasTwoToBeLookedAt(String id, String zone, boolean divided)
            throws IOException {
        begin(id, "jailtracker");

        assertThat(profile(id).timeZone()).isEqualTo(ZoneId.of(zone));
        assertThat(Files.readString(checkout.profile(id)).contains("LOOK: ")).isEqualTo(divided);
    }

    @Test
    void anAgencyThatPublishesAFileNeedsAProfileAlone() throws IOException {
        RunCli.Result begun = checkout.cli()
                .run(
                        "source",
                        "new",
                        "us-oh-boone",
                        "--family",
                        "bulk-file",
                        "--agency",
                        "Boone County Jail",
                        "--url",
                        "https://x.gov/jail/roster.zip");
        String unfilled = checkout.cli().run("source", "check", "us-oh-boone").out();
        Path profile = checkout.profile("us-oh-boone");
        checkout.edit(profile, "NUMBER: FILL IN", "NUMBER: Booking No");
        checkout.edit(profile, "NAME: FILL IN", "NAME: Name");
        checkout.edit(profile, "label: FILL IN", "label: booking number");
        checkout.edit(profile, "pattern: FILL IN", "pattern: 'B[0-9]{5}'");
        checkout.edit(profile, "example: FILL IN", "example: B00001");
        checkout.edit(profile, "defaultFacility: FILL IN", "defaultFacility: Boone County Jail");

        assertThat(begun.exitCode()).isZero();
        assertThat(begun.out()).contains("source parse --source us-oh-boone FILE");
        assertThat(unfilled)
                .contains("us-oh-boone: number.pattern: is not filled in")
                .contains("us-oh-boone: file.columns.NUMBER: is not filled in")
                .doesNotContain("example page");
        assertThat(profile("us-oh-boone").file())
                .extracting(BulkFile::url, BulkFile::entry)
                .containsExactly(URI.create("https://x.gov/jail/roster.zip"), "*.csv");
        assertThat(checkout.cli().run("source", "check", "us-oh-boone").out())
                .matches("us-oh-boone: ok, \\d+ example pages read as expected\\R");
    }

    @Test
    void aFileOfThisMachineBeginsWhereItCanBeTried() throws IOException {
        checkout.cli().run("source", "new", "us-oh-boone", "--family", "bulk-file", "--url", "file:///srv/jail.xlsx");

        assertThat(profile("us-oh-boone").baseUrl()).hasToString("http://127.0.0.1");
        assertThat(profile("us-oh-boone").file())
                .extracting(BulkFile::isLocal, BulkFile::format)
                .containsExactly(true, BulkFile.Format.XLSX);
    }

    @Test
    void whereTheFamilyHasNoExamplePagesOneIsBegun() {
        checkout.withoutFamilyPages();

        RunCli.Result begun = begin("us-ky-boone", "jailtracker");

        assertThat(begun.out()).contains("us-ky-boone/list.json", "without.yml");
        RunCli.Result parsed = checkout.cli()
                .run(
                        "source",
                        "parse",
                        "--source",
                        "us-ky-boone",
                        checkout.example("us-ky-boone", "list.json").toString());
        assertThat(parsed.err()).as("read by what is in the checkout").contains("us-ky-boone", "LayoutChanged");
        assertThat(checkout.cli().run("source", "check", "us-ky-boone").out())
                .contains("us-ky-boone: list.json: reads as LayoutChanged")
                .contains("us-ky-boone: nobody: there is no example page")
                .contains("us-ky-boone: layout-changed: there is no example page");
    }

    @Test
    void whatAPageReadsAsBecomesItsExpectation() throws IOException {
        checkout.withoutFamilyPages();
        begin("us-ky-boone", "jailtracker");
        Path page = checkout.example("us-ky-boone", "list.json");
        Files.writeString(page, Files.readString(CopiedCheckout.shippedPage("us-ky-campbell", "list.json")));
        Path stranger = Files.writeString(folder.resolve("stranger.json"), "{}");

        RunCli.Result accepted =
                checkout.cli().run("source", "parse", "--source", "us-ky-boone", "--accept", page.toString());
        RunCli.Result refused =
                checkout.cli().run("source", "parse", "--source", "us-ky-boone", "--accept", stranger.toString());

        assertThat(accepted.exitCode()).isZero();
        assertThat(accepted.err()).contains("Written: ", "list.expected.json");
        assertThat(checkout.cli().run("source", "check", "us-ky-boone").out()).doesNotContain("list.json");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("must say first which request leads to the page");
        assertThat(folder.resolve("stranger.expected.json")).doesNotExist();
    }

    @Test
    void aSourceThatNeedsAClassIsNotNamedInTheIndexBeforeThereIsOne() throws IOException {
        RunCli.Result begun = begin("us-mi-doc", "own");
        RunCli.Result check = checkout.cli().run("source", "check", "us-mi-doc");

        assertThat(begun.exitCode()).isZero();
        assertThat(begun.out()).contains("write the class that reads it", "add the line us-mi-doc");
        assertThat(Files.readAllLines(checkout.index())).doesNotContain("us-mi-doc");
        assertThat(profile("us-mi-doc").level()).isEqualTo(SourceProfile.Level.STATE);
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out())
                .contains("us-mi-doc: agency: is not filled in")
                .contains("us-mi-doc: adapter: there is no adapter 'us-mi-doc'; known: ")
                .contains("us-mi-doc: index.txt: does not name it");
        assertThat(checkout.cli().run("source", "check", "us-bop").exitCode()).isZero();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        String before = Files.readString(checkout.profile("us-pa-doc"));

        RunCli.Result result = begin("us-pa-doc", "jailtracker");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("is there already; nothing was written");
        assertThat(checkout.profile("us-pa-doc")).hasContent(before);
    }

    @Test
    void examplePagesOfAnotherAreNotTakenOver() throws IOException {
        Files.createDirectories(checkout.example("us-ky-boone", ""));

        assertThat(begin("us-ky-boone", "jailtracker").exitCode()).isEqualTo(1);
        assertThat(checkout.profile("us-ky-boone")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Boone       | jailtracker | https://x.gov        | There can be no source 'Boone'",
                "us-ky-boone | nosuch      | https://x.gov        | There is no family 'nosuch'. There are: ",
                "us-ky-boone | jailtracker | x.gov                | --url must be scheme and host only",
                "us-ky-boone | jailtracker | ftp://x.gov          | --url must be scheme and host only",
                "us-ky-boone | jailtracker | https://x.gov/search | --url must be scheme and host only",
                "us-ky-boone | jailtracker | https://a:b@x.gov    | --url must be scheme and host only",
                "us-ky-boone | jailtracker | https://x y          | --url must be scheme and host only",
                "us-ky-boone | own         | https://x.gov/search | --url must be scheme and host only",
                "us-ky-boone | p2c         | file:///srv/p2c      | --url must be scheme and host only",
                "us-ky-boone | bulk-file   | https://x.gov        | --url must be that of the file",
                "us-ky-boone | bulk-file   | file://srv/jail.csv  | --url must be that of the file"
            })
    void whatCannotBeASourceIsExitCodeTwo(String id, String family, String url, String message) {
        RunCli.Result result = checkout.cli().run("source", "new", id, "--family", family, "--url", url);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("whereabouts: ").contains(message);
        assertThat(checkout.profile("us-ky-boone")).doesNotExist();
    }

    @Test
    void aSourceBeginsInACheckout() {
        RunCli.Result result =
                new RunCli().run("source", "new", "us-ky-boone", "--family", "jailtracker", "--url", URL);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("A source begins in a checkout");
    }

    @Test
    void theStateOfAnIdWithoutOneMustBeFilledIn() {
        begin("us-boone", "jailtracker");

        assertThat(checkout.cli().run("source", "check", "us-boone").out())
                .contains("us-boone: state: must be a two-letter code");
        assertThat(begin("us-campbell", "jailtracker", "--state", "Kentucky").exitCode())
                .isEqualTo(2);
    }
}
