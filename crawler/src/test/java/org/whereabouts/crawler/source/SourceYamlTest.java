package org.whereabouts.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceYamlTest {

    private static final String YAML = """
            id: us-xx-example
            agency: Example Department
            level: STATE
            state: XX
            adapter: none
            baseUrl: https://example.org
            timeZone: America/New_York
            delay: PT1S
            listing: FULL_ROSTER
            absenceMeans: RELEASED
            freshFor: P2D
            number: {label: number, pattern: '\\d+', example: "1"}
            bounds: {populationFloor: 1, populationCeiling: 10, maxMissingShare: 0.1}
            enabled: false
            """;

    @Test
    void whatIsLeftOutIsEmpty() {
        SourceProfile profile = SourceYaml.read("example", YAML);

        assertThat(profile.delay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(profile.settings()).isEmpty();
        assertThat(profile.words().status()).isEmpty();
        assertThat(profile.bounds().minFill()).isEmpty();
        assertThat(profile.schedule()).isNull();
    }

    @Test
    void enabledWithoutReviewedTermsIsRefused() {
        assertThatThrownBy(() -> SourceYaml.read("example", YAML.replace("enabled: false", "enabled: true")))
                .isInstanceOf(SourceYamlException.class)
                .hasMessageContaining("us-xx-example")
                .hasMessageContaining("terms");
    }

    @Test
    void reviewedTermsEnable() {
        String reviewed = YAML.replace("enabled: false", """
                enabled: true
                terms: {url: "https://example.org/terms", reviewedBy: operator, reviewedOn: 2026-11-01, allows: sweeps}
                """);

        assertThat(SourceYaml.read("example", reviewed).enabled()).isTrue();
    }

    @Test
    void aMisspeltKeyIsNamed() {
        assertThatThrownBy(() -> SourceYaml.read("sources/x/source.yml", YAML.replace("delay:", "dealy:")))
                .isInstanceOf(SourceYamlException.class)
                .hasMessageContaining("sources/x/source.yml")
                .hasMessageContaining("'delay' is missing");
        assertThatThrownBy(() -> SourceYaml.read("x", YAML + "colour: red\n"))
                .isInstanceOf(SourceYamlException.class)
                .hasMessageContaining("colour");
    }

    @Test
    void aKeyThatIsThereTwiceIsNamed() {
        assertThatThrownBy(() -> SourceYaml.read("x", YAML + "delay: PT0.001S\n"))
                .isInstanceOf(SourceYamlException.class)
                .hasMessageContaining("x: Duplicate")
                .hasMessageContaining("delay");
        assertThatThrownBy(() -> SourceYaml.read("x", YAML.replace("label: number,", "label: number, label: other,")))
                .isInstanceOf(SourceYamlException.class)
                .hasMessageContaining("label");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agency: Example Department         | agency:               | agency' has no value",
                "agency: Example Department         | agency: null          | agency' has no value",
                "baseUrl: https://example.org       | baseUrl: null         | baseUrl' has no value",
                "number: {label: number, pattern: '\\d+', example: \"1\"} | number: | number' has no value",
                "{label: number,                    | {label: null,         | number.label' has no value",
                "{label: number,                    | {                     | number.label' is missing",
                "bounds: {populationFloor: 1, populationCeiling: 10, maxMissingShare: 0.1} | bounds: | bounds' has no value",
                "enabled: false                     | enabled:              | enabled' has no value",
                "enabled: false                     | enabled: false\\nwords: {status: {A: }} | words.status.A' has no value",
                "enabled: false                     | enabled: false\\ncanaries: [A, null]       | canaries[]' has no value",
                "enabled: false                     | enabled: false\\nwindow: {from: '20:00'} | window.to' is missing",
                "enabled: false                     | enabled: true\\nterms: {allows: all}    | terms.url' is missing",
            })
    void aKeyWithoutAValueIsNamed(String written, String instead, String fault) {
        String yaml = YAML.replace(written, instead.replace("\\n", "\n"));

        assertThat(yaml).isNotEqualTo(YAML);
        assertThatThrownBy(() -> SourceYaml.read("x", yaml))
                .isInstanceOf(SourceYamlException.class)
                .hasMessageContaining("x: the key '" + fault);
    }

    @Test
    void whatMayBeEmptyMayBeWrittenEmpty() {
        SourceProfile profile = SourceYaml.read("x", YAML.replace("state: XX", "state: null\nschedule:\nsettings:"));

        assertThat(profile.state()).isNull();
        assertThat(profile.schedule()).isNull();
        assertThat(profile.settings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delay: PT1S   | delay: PT1H0.001S            | delay must be at most PT1H",
                "delay: PT1S   | delay: PT2562047788015215H   | delay must be at most PT1H",
                "freshFor: P2D | freshFor: P366D              | freshFor must be at most P365D",
            })
    void noSpanIsLongerThanAnybodyCouldMean(String written, String instead, String fault) {
        assertThatThrownBy(() -> SourceYaml.read("x", YAML.replace(written, instead)))
                .isInstanceOf(SourceYamlException.class)
                .hasMessageContaining(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "delay: PT1S                | delay: 5s             | '5s' is no length of time, such as PT5S, PT12H or P2D (at delay)",
                "freshFor: P2D              | freshFor: 2           | '2' is no length of time, such as PT5S, PT12H or P2D (at freshFor)",
                "America/New_York           | Eastern               | 'Eastern' is no time zone, such as America/Chicago (at timeZone)",
                "absenceMeans: RELEASED     | absenceMeans: GONE    | 'GONE' is none of RELEASED, UNKNOWN (at absenceMeans)",
                "populationCeiling: 10      | populationCeiling: x  | 'x' is no whole number (at bounds.populationCeiling)",
                "maxMissingShare: 0.1}      | maxMissingShare: 0.1, minFill: {BIRTH: 1}} | 'BIRTH' is none of ADMITTED, AGE,",
                "label: number,             | label: number, padding: 3, | there is no key 'number.padding'; there are number.dashAfter,",
            })
    void aValueThatCannotBeIsNamedWithWhatCould(String written, String instead, String fault) {
        String yaml = YAML.replace(written, instead);

        assertThat(yaml).isNotEqualTo(YAML);
        assertThatThrownBy(() -> SourceYaml.read("x", yaml))
                .isInstanceOf(SourceYamlException.class)
                .hasMessageStartingWith("x: " + fault);
    }

    @Test
    void aListThatIsOnlySearchedHasNoSchedule() {
        String searched = YAML.replace("FULL_ROSTER", "SEARCH_ONLY") + "schedule: 0 0 1 * * ?\n";

        assertThatThrownBy(() -> SourceYaml.read("x", searched)).hasMessageContaining("no schedule");
    }

    @Test
    void aDocumentThatIsNoMappingIsRefused() {
        assertThatThrownBy(() -> SourceYaml.read("x", "- a\n- b\n"))
                .isInstanceOf(SourceYamlException.class)
                .hasMessageContaining("mapping");
    }
}
