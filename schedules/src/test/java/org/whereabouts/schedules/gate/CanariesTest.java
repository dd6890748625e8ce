package org.whereabouts.schedules.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;

class CanariesTest {

    private static final SourceProfile SOURCE = SourceYaml.read("example", """
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
            number: {label: number, pattern: '\\d{8}', digits: 8, example: "00000001"}
            bounds: {populationFloor: 1, populationCeiling: 10, maxMissingShare: 0.1}
            canaries: ["1234567", "22345678", "32345678"]
            enabled: false
            """);

    private static Function<Collection<String>, Set<String>> brought(String... numbers) {
        return asked -> {
            Set<String> found = new HashSet<>(asked);
            found.retainAll(List.of(numbers));
            return found;
        };
    }

    @Test
    void theyAreLookedForByTheirCanonicalNumbers() {
        Canaries canaries = Canaries.lookFor(SOURCE, brought("01234567", "22345678", "32345678", "99999999"));

        assertThat(canaries).isEqualTo(new Canaries(3, List.of()));
        assertThat(canaries.check()).contains(new Check("canaries", "3 of 3 found", "all", true));
    }

    @Test
    void whoIsAbsentIsNamedByPlaceAndNeverByNumber() {
        Canaries canaries = Canaries.lookFor(SOURCE, brought("22345678"));

        assertThat(canaries.check())
                .contains(new Check("canaries", "1 of 3 found, not number 1, 3 of the list", "all", false));
    }

    @Test
    void aProfileThatNamesNobodyIsNotChecked() {
        assertThat(Canaries.NONE.check()).isEmpty();
    }
}
