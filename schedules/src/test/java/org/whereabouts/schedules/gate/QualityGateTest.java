package org.whereabouts.schedules.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.indexer.registry.StagingMeasures;

class QualityGateTest {

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
            number: {label: number, pattern: '\\d+', example: "1"}
            bounds: {populationFloor: 900, populationCeiling: 1100, maxMissingShare: 0.1, minFill: {FACILITY: 0.95}}
            enabled: false
            """);

    private static final StagingMeasures GOOD = measures(1000, 1000, 10, 1.0);

    @Test
    void whatLiesWithinAllBoundsPasses() {
        Verdict verdict = QualityGate.judge(SOURCE, GOOD, OptionalInt.of(1000), 1000, 0, Canaries.NONE);

        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.checks()).hasSize(5);
    }

    @Test
    void tooFewAndTooManyPeopleFail() {
        assertFails(measures(899, 1000, 0, 1.0), OptionalInt.empty(), 0, "people is 899");
        assertFails(measures(1101, 1000, 0, 1.0), OptionalInt.empty(), 0, "people is 1101");
    }

    @Test
    void theBoundsThemselvesAreAllowed() {
        assertThat(judge(measures(900, 1000, 100, 0.95), OptionalInt.empty(), 18)
                        .passed())
                .isTrue();
    }

    @Test
    void aMassAbsenceFails() {
        assertFails(measures(1000, 1000, 101, 1.0), OptionalInt.empty(), 0, "missing is 10.1 %");
    }

    @Test
    void theFirstRunOfASourceCannotMissAnybody() {
        assertThat(judge(measures(1000, 0, 0, 1.0), OptionalInt.empty(), 0).passed())
                .isTrue();
    }

    @Test
    void anotherCountThanTheSitesOwnFails() {
        assertFails(GOOD, OptionalInt.of(1006), 0, "site's own count is 1000");
        assertThat(judge(GOOD, OptionalInt.of(1005), 0).passed())
                .as("people come and go while a sweep lasts")
                .isTrue();
    }

    @Test
    void aFieldThatIsSuddenlyEmptyFails() {
        assertFails(measures(1000, 1000, 0, 0.5), OptionalInt.empty(), 0, "FACILITY is 50.0 %");
    }

    @Test
    void aFieldThatNoRecordCarriesFails() {
        assertFails(new StagingMeasures(1000, 1000, 0, 1000, 0, 0, 0, 0, Map.of()), OptionalInt.empty(), 0, "FACILITY");
    }

    @Test
    void anAbsentCanaryFailsARunThatIsRightInEveryCount() {
        Verdict verdict =
                QualityGate.judge(SOURCE, GOOD, OptionalInt.of(1000), 1000, 0, new Canaries(5, java.util.List.of(2)));

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.reasons()).isEqualTo("canaries is 4 of 5 found, not number 2 of the list, allowed: all");
    }

    @Test
    void manyUnreadableEntriesFail() {
        assertFails(GOOD, OptionalInt.empty(), 21, "rejected is 2.1 %");
    }

    private static void assertFails(StagingMeasures measures, OptionalInt siteTotal, long rejected, String reason) {
        Verdict verdict = judge(measures, siteTotal, rejected);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.reasons()).contains(reason);
    }

    private static Verdict judge(StagingMeasures measures, OptionalInt siteTotal, long rejected) {
        return QualityGate.judge(SOURCE, measures, siteTotal, 1000, rejected, Canaries.NONE);
    }

    private static StagingMeasures measures(int people, int held, int missing, double fill) {
        return new StagingMeasures(people, people, 0, held, 0, 0, 0, missing, Map.of(EntryField.FACILITY, fill));
    }
}
