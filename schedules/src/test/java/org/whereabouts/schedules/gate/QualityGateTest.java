package org.whereabouts.schedules.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.indexer.registry.StagingMeasures;

class QualityGateTest {

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
            bounds: {populationFloor: 900, populationCeiling: 1100, maxMissingShare: 0.1, minFill: {FACILITY: 0.95}}
            enabled: false
            """;

    private static final SourceProfile SOURCE = SourceYaml.read("example", YAML);

    private static final StagingMeasures GOOD = measures(1000, 1000, 10, 1.0);

    @Test
    void whatLiesWithinAllBoundsPasses() {
        Verdict verdict = QualityGate.judge(SOURCE, GOOD, OptionalInt.of(1000), entries(0, 0), Canaries.NONE);

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
                QualityGate.judge(SOURCE, GOOD, OptionalInt.of(1000), entries(0, 0), new Canaries(5, List.of(2)));

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.reasons()).isEqualTo("canaries is 4 of 5 found, not number 2 of the list, allowed: all");
    }

    @Test
    void manyUnreadableEntriesFail() {
        assertFails(GOOD, OptionalInt.empty(), 21, "rejected is 2.1 %");
    }

    @Test
    void minorsAreNeitherUnreadableNorLost() {
        Verdict verdict = QualityGate.judge(
                SOURCE, measures(980, 1000, 0, 1.0), OptionalInt.of(1000), entries(0, 20), Canaries.NONE);

        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.checks())
                .contains(new Check(
                        "people against the site's own count", "980 and 20 left out", "1000 give or take 5", true))
                .contains(new Check("share of entries rejected", "0.0 %", "at most 2.0 %", true))
                .contains(new Check("people left out", "20", "at most 20", true));
    }

    @Test
    void aSiteMayLeaveMinorsOutOfItsCount() {
        assertThat(QualityGate.judge(SOURCE, GOOD, OptionalInt.of(1000), entries(0, 20), Canaries.NONE)
                        .passed())
                .isTrue();
    }

    @Test
    void whoIsLostBesideMinorsIsMissed() {
        Verdict verdict = QualityGate.judge(
                SOURCE, measures(970, 1000, 0, 1.0), OptionalInt.of(1000), entries(0, 20), Canaries.NONE);

        assertThat(verdict.reasons())
                .isEqualTo("people against the site's own count is 970 and 20 left out,"
                        + " allowed: 1000 give or take 5");
    }

    @Test
    void minorsDoNotDiluteWhatIsUnreadable() {
        assertThat(QualityGate.judge(SOURCE, GOOD, OptionalInt.empty(), new Entries(50, 1, 0), Canaries.NONE)
                        .passed())
                .isTrue();
        Verdict verdict = QualityGate.judge(SOURCE, GOOD, OptionalInt.empty(), new Entries(50, 1, 5), Canaries.NONE);

        assertThat(verdict.reasons()).isEqualTo("share of entries rejected is 2.2 %, allowed: at most 2.0 %");
    }

    @Test
    void adultsWhoseAgeIsMisreadDoNotGoMissing() {
        Verdict verdict = QualityGate.judge(
                SOURCE, measures(979, 1000, 21, 1.0), OptionalInt.of(1000), entries(0, 21), Canaries.NONE);

        assertThat(verdict.reasons()).isEqualTo("people left out is 21, allowed: at most 20");
    }

    @Test
    void aFewMinorsMayBeOnTheShortestList() {
        SourceProfile small = SourceYaml.read("small", YAML.replace("populationFloor: 900", "populationFloor: 1"));
        StagingMeasures three = measures(3, 3, 0, 1.0);

        assertThat(QualityGate.judge(small, three, OptionalInt.of(8), new Entries(8, 0, 5), Canaries.NONE)
                        .passed())
                .isTrue();
        assertThat(QualityGate.judge(small, three, OptionalInt.of(9), new Entries(9, 0, 6), Canaries.NONE)
                        .passed())
                .isFalse();
    }

    /** Whatever a list is like: taking adults for minors on it, as few as may be, changes no verdict. */
    @Test
    void theVerdictOverAListIsTheSameHoweverManyOfItsPeopleAreMinors() {
        SourceProfile any = SourceYaml.read(
                "any",
                YAML.replace("populationFloor: 900", "populationFloor: 1")
                        .replace("minFill: {FACILITY: 0.95}", "minFill: {}"));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(18);
        int failed = 0;
        for (int i = 0; i < 5_000; i++) {
            int people = random.nextInt(20, 1000);
            int lost = random.nextInt(10);
            int minors = random.nextInt(Math.max(5, people / 50) + 1);
            OptionalInt total = OptionalInt.of(people + lost);
            Verdict adults = QualityGate.judge(
                    any, measures(people, 0, 0, 1.0), total, new Entries(people, 0, 0), Canaries.NONE);
            Verdict mixed = QualityGate.judge(
                    any, measures(people - minors, 0, 0, 1.0), total, new Entries(people, 0, minors), Canaries.NONE);
            assertThat(mixed.passed())
                    .as("%d people, %d minors, %d lost: %s", people, minors, lost, mixed.reasons())
                    .isEqualTo(adults.passed());
            failed += adults.passed() ? 0 : 1;
        }
        assertThat(failed).isBetween(1_000, 4_500);
    }

    @Test
    void moreCannotBeLeftOutThanWereRead() {
        assertThatThrownBy(() -> new Entries(3, 2, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Entries entries(long rejected, long leftOut) {
        return new Entries(1000, rejected, leftOut);
    }

    private static void assertFails(StagingMeasures measures, OptionalInt siteTotal, long rejected, String reason) {
        Verdict verdict = judge(measures, siteTotal, rejected);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.reasons()).contains(reason);
    }

    private static Verdict judge(StagingMeasures measures, OptionalInt siteTotal, long rejected) {
        return QualityGate.judge(SOURCE, measures, siteTotal, entries(rejected, 0), Canaries.NONE);
    }

    private static StagingMeasures measures(int people, int held, int missing, double fill) {
        return new StagingMeasures(people, people, 0, held, 0, 0, 0, missing, Map.of(EntryField.FACILITY, fill));
    }
}
