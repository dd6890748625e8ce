package org.whereabouts.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

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
