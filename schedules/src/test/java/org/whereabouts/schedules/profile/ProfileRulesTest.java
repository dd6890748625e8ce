package org.whereabouts.schedules.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.example.Finding;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.sources.ShippedSources;

/** Each rule, by a profile that is sound but for one thing. */
class ProfileRulesTest {

    static final String YAML = """
            id: us-ky-testville
            agency: Testville Jail
            level: COUNTY
            state: KY
            adapter: jailtracker
            baseUrl: https://jail.example.org
            settings: {index: Testville_KY}
            timeZone: America/New_York
            delay: PT2S
            schedule: 0 0 4 * * ?
            listing: FULL_ROSTER
            absenceMeans: RELEASED
            freshFor: P1D
            number: {label: jacket number, pattern: '[0-9]{1,9}', example: "1001"}
            words: {defaultStatus: IN_CUSTODY, status: {RELEASED: RELEASED}, sex: {M: MALE}, places: {COURT: TEMPORARILY_OUT}}
            bounds: {populationFloor: 1, populationCeiling: 2000, maxMissingShare: 0.4, minFill: {FAMILY: 0.9}}
            canaries: ["12000", "Jacket # 12001"]
            enabled: false
            notes: [{date: 2026-11-01, text: lists 75 people}]
            """;

    static SourceProfile profile(String yaml) {
        return SourceYaml.read("profile", yaml);
    }

    static List<SourceProfile> shipped() {
        return ShippedSources.load().all().stream().map(Source::profile).toList();
    }

    @Test
    void aSoundProfileHasNoFaults() {
        assertThat(ProfileRules.faults(profile(YAML), shipped())).isEmpty();
        assertThat(ProfileRules.faultsInSandbox(profile(YAML))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatIsShippedKeepsTheRules(SourceProfile shipped) {
        assertThat(ProfileRules.faults(shipped, shipped())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "agency: Testville Jail | agency: FILL IN | agency | is not filled in",
                "index: Testville_KY | index: FILL IN | settings.index | is not filled in",
                "index: Testville_KY | path: jail/list.aspx | settings.path | must begin with /, as in an address",
                "label: jacket number | label: FILL IN | number.label | is not filled in",
                "text: lists 75 people | text: FILL IN | notes | is not filled in",
                "state: KY | state: Ky | state | must be a two-letter code",
                "state: KY | - | state | must be a two-letter code",
                "level: COUNTY | level: FEDERAL | state | a federal source has none",
                "https://jail | ftp://jail | baseUrl | must begin with https:// or http://",
                "https://jail.example.org | https://jail.example.org/list | baseUrl | must be scheme and host only",
                "https://jail.example.org | https://jail.example.org?a=b | baseUrl | must be scheme and host only",
                "https://jail.example.org | https://me:secret@jail.example.org | baseUrl | must be scheme and host only",
                "delay: PT2S | delay: PT0.5S | delay | must be at least PT1S",
                "delay: PT2S | delay: PT-2S | delay | must be at least PT1S",
                "schedule: 0 0 4 * * ? | - | schedule | a source that lists people needs one",
                "schedule: 0 0 4 * * ? | schedule: daily | schedule | 'daily' is no Quartz cron expression",
                "freshFor: P1D | freshFor: PT0S | freshFor | must be longer than no time",
                "'[0-9]{1,9}' | '[0-9' | number.pattern | is no regular expression",
                "example: \"1001\" | example: AB1 | number.example | 'AB1' does not match the pattern",
                "{RELEASED: RELEASED} | {Released: RELEASED} | words.status.Released | must be in upper case",
                "{RELEASED: RELEASED} | {RELEASED: GONE} | words.status.RELEASED | 'GONE' is none of COMMUNITY_SUPERVISION",
                "{M: MALE} | {m: MALE} | words.sex.m | must be in upper case",
                "{M: MALE} | {M: MAN} | words.sex.M | 'MAN' is none of FEMALE, MALE",
                "{COURT: TEMPORARILY_OUT} | {COURT: OUT} | words.places.COURT | 'OUT' is none of",
                "defaultStatus: IN_CUSTODY | defaultStatus: HELD | words.defaultStatus | 'HELD' is none of",
                "populationFloor: 1 | populationFloor: 3000 | bounds | must bound a population: 3000 to 2000",
                "populationFloor: 1 | populationFloor: -1 | bounds | must bound a population: -1 to 2000",
                "maxMissingShare: 0.4 | maxMissingShare: 40 | bounds.maxMissingShare | must be from 0 to 1",
                "FAMILY: 0.9 | FAMILY: 90 | bounds.minFill.FAMILY | must be from 0 to 1",
                "\"12000\" | \" \" | canaries | number 1 of the list is no jacket number",
                "Jacket # 12001 | AB-12001 | canaries | number 2 of the list is no jacket number: it does not fit [0-9]{1,9}",
            })
    void eachRuleNamesItsKey(String right, String wrong, String where, String what) {
        assertThat(YAML).contains(right);

        String yaml = wrong.equals("-") ? YAML.replace(right + "\n", "") : YAML.replace(right, wrong);

        assertThat(ProfileRules.faults(profile(yaml), shipped()))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.where()).isEqualTo(where);
                    assertThat(fault.what()).contains(what);
                });
    }

    @Test
    void aCanaryIsNeverNamedByItsNumber() {
        assertThat(ProfileRules.faults(profile(YAML.replace("Jacket # 12001", "AB-12001")), shipped()))
                .extracting(Finding::what)
                .noneMatch(what -> what.contains("12001"));
    }

    @Test
    void allFaultsAreNamedAtOnceInTheOrderOfTheKeys() {
        String yaml = YAML.replace("state: KY", "state: Ky")
                .replace("PT2S", "PT0.5S")
                .replace("{M: MALE}", "{m: MAN}")
                .replace("0.4", "4");

        assertThat(ProfileRules.faults(profile(yaml), shipped()))
                .extracting(Finding::where)
                .containsExactly("state", "delay", "words.sex.m", "words.sex.m", "bounds.maxMissingShare");
    }

    @Test
    void aSandboxIsAskedAtAnyPaceThatIsOne() {
        assertThat(ProfileRules.faultsInSandbox(profile(YAML.replace("PT2S", "PT0.001S"))))
                .isEmpty();
        assertThat(ProfileRules.faultsInSandbox(profile(YAML.replace("PT2S", "PT-1S"))))
                .containsExactly(new Finding("delay", "cannot be negative"));
    }

    @Test
    void aSourceThatIsOnlySearchedNeedsNoSchedule() {
        String yaml = YAML.replace("schedule: 0 0 4 * * ?\n", "").replace("FULL_ROSTER", "SEARCH_ONLY");

        assertThat(ProfileRules.faults(profile(yaml), shipped())).isEmpty();
    }

    private static final String RESTRAINED = YAML.replace("us-ky-testville", "us-ky-shipped")
            .replace("delay: PT2S", "delay: PT5S\nwindow: {from: '20:00', to: '06:00'}\ndailyRequests: 500");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PT5S | PT4.9S | delay | must be at least PT5S: us-ky-shipped asks the same host",
                "from: '20:00' | from: '19:59' | window | must be within 20:00 to 06:00 of America/New_York",
                "to: '06:00' | to: '06:00:01' | window | must be within 20:00 to 06:00",
                "window: {from: '20:00', to: '06:00'} | - | window | must be within 20:00 to 06:00",
                "America/New_York | America/Chicago | window | with that as timeZone",
                "dailyRequests: 500 | dailyRequests: 501 | dailyRequests | must be at most 500",
                "dailyRequests: 500 | - | dailyRequests | must be at most 500",
            })
    void theHostOfAShippedSourceIsAskedNoMoreOften(String right, String wrong, String where, String what) {
        List<SourceProfile> shipped = List.of(profile(RESTRAINED));
        String sent = RESTRAINED.replace("us-ky-shipped", "us-ky-testville");
        assertThat(ProfileRules.faults(profile(sent), shipped)).isEmpty();

        String looser = wrong.equals("-") ? sent.replace(right + "\n", "") : sent.replace(right, wrong);

        assertThat(ProfileRules.faults(profile(looser), shipped))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.where()).isEqualTo(where);
                    assertThat(fault.what()).contains(what);
                });
        assertThat(ProfileRules.faults(profile(looser.replace("https://jail.", "https://other.")), shipped))
                .as("another host")
                .isEmpty();
        assertThat(ProfileRules.faults(profile(looser.replace("us-ky-testville", "us-ky-shipped")), shipped))
                .as("the shipped profile itself, changed")
                .isEmpty();
    }

    @Test
    void stricterHoursWithinThoseOfTheHostAreFine() {
        String sent = RESTRAINED.replace("us-ky-shipped", "us-ky-testville").replace("from: '20:00'", "from: '01:00'");

        assertThat(ProfileRules.faults(profile(sent), List.of(profile(RESTRAINED))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://JAIL.example.org",
                "https://jail.example.org.",
                "https://jail.example.org:443",
                "http://jail.example.org"
            })
    void aHostIsKnownHoweverItIsWritten(String url) {
        String sent = YAML.replace("https://jail.example.org", url).replace("delay: PT2S", "delay: PT1S");

        assertThat(ProfileRules.faults(profile(sent), List.of(profile(YAML.replace("testville", "shipped")))))
                .extracting(Finding::where)
                .containsExactly("delay");
    }

    private static String withFileAt(String yaml, String site) {
        return yaml.replace("adapter: jailtracker", "adapter: bulk-file")
                        .replace("settings: {index: Testville_KY}\n", "")
                        .replace("FULL_ROSTER", "BULK_FILE")
                + "file: {url: '" + site
                + "/people.csv', maxSize: 1000, format: CSV, columns: {NUMBER: ID, NAME: Name}, required: [NAME]}\n";
    }

    @Test
    void theHostOfAFileIsAskedToo() {
        String other = "https://files.example.org";
        String shipped = YAML.replace("testville", "shipped");
        String sent = YAML.replace("https://jail.example.org", other).replace("delay: PT2S", "delay: PT1S");
        SourceProfile shippedFile = profile(withFileAt(shipped, other));

        assertThat(ProfileRules.faults(profile(sent), List.of(shippedFile)))
                .as("the pages of one where the file of the other is")
                .extracting(Finding::where)
                .containsExactly("delay");
        assertThat(ProfileRules.faults(
                        profile(withFileAt(sent.replace(other, "https://elsewhere.example.org"), other)),
                        List.of(profile(shipped.replace("https://jail.example.org", other)))))
                .as("the file of one where the pages of the other are")
                .extracting(Finding::where)
                .containsExactly("delay");
        assertThat(ProfileRules.faults(
                        profile(withFileAt(sent.replace(other, "https://elsewhere.example.org"), other)),
                        List.of(shippedFile)))
                .as("both files")
                .extracting(Finding::where)
                .containsExactly("delay");
        assertThat(ProfileRules.ofTheSameHost(URI.create(other), List.of(shippedFile, profile(shipped))))
                .containsExactly(shippedFile);
    }

    @Test
    void filesOfThisMachineAreAskedOfNobody() {
        String sent = withFileAt(
                YAML.replace("jail.example.org", "files.example.org").replace("PT2S", "PT1S"), "file:///srv/rosters");
        String shipped = withFileAt(YAML.replace("testville", "shipped"), "file:///srv/rosters");

        assertThat(ProfileRules.faults(profile(sent), List.of(profile(shipped))))
                .isEmpty();
    }

    @Test
    void anotherPortIsAnotherHost() {
        String sent = YAML.replace("example.org", "example.org:8443").replace("delay: PT2S", "delay: PT1S");

        assertThat(ProfileRules.faults(profile(sent), List.of(profile(YAML.replace("testville", "shipped")))))
                .isEmpty();
    }
}
