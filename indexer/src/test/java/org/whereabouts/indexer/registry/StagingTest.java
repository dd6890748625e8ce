package org.whereabouts.indexer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.whereabouts.indexer.testing.Person.PA;
import static org.whereabouts.indexer.testing.Person.TX;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.indexer.testing.RegistryUnderTest;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.custody.CustodyStatus;

class StagingTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

    private static final Person ANN = Person.of(PA, "AA0001", "MILLER, ANN");
    private static final Person BOB = Person.of(PA, "BB0002", "JONES, BOB");
    private static final Person CAL = Person.of(PA, "CC0003", "REED, CAL");

    private static RegistryUnderTest test;

    @BeforeAll
    static void registry() {
        test = RegistryUnderTest.create();
    }

    @BeforeEach
    void clear() {
        test.clear();
    }

    @Test
    void stagingAChunkAgainStagesItOnce() {
        test.stage(1, PA, MONDAY, ANN, BOB);
        test.stage(1, PA, MONDAY, ANN, BOB);

        assertThat(test.registry().measures(1, PA))
                .extracting(StagingMeasures::people, StagingMeasures::sightings, StagingMeasures::conflicting)
                .containsExactly(2, 2, 0);
    }

    @Test
    void repeatedSightingsAndConflictsAreCounted() {
        test.stage(1, PA, MONDAY, ANN, BOB);
        test.stage(1, PA, MONDAY.plusSeconds(300), ANN, BOB.housedIn("Block C"));

        assertThat(test.registry().measures(1, PA))
                .extracting(StagingMeasures::people, StagingMeasures::sightings, StagingMeasures::conflicting)
                .containsExactly(2, 4, 1);
    }

    @Test
    void latestOfAlikeSightingsOfARunCounts() {
        test.stage(1, PA, MONDAY.plusSeconds(300), ANN.at("us-pa-doc/sci-muncy", "SCI MUNCY"));
        test.stage(1, PA, MONDAY, ANN);

        test.registry().apply(1, PA, MONDAY);

        assertThat(test.registry().find(RegistryUnderTest.id(ANN)).orElseThrow().record())
                .isEqualTo(ANN.at("us-pa-doc/sci-muncy", "SCI MUNCY")
                        .seen(MONDAY.plusSeconds(360), 1, 1000)
                        .record());
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void whoIsOnTheListOfPrisonersIsInPrisonWhateverOtherListsSayAndWhen(long secondsLater) {
        Person prisoner = ANN.at("us-pa-doc/sci-muncy", "SCI MUNCY");
        test.stage(1, PA, MONDAY, prisoner);
        test.stage(
                1,
                PA,
                MONDAY.plusSeconds(secondsLater),
                ANN.nowhere().with(CustodyStatus.COMMUNITY_SUPERVISION),
                ANN.nowhere().with(CustodyStatus.RELEASED));

        assertThat(test.registry().measures(1, PA).people()).isEqualTo(1);
        test.registry().apply(1, PA, MONDAY.minusSeconds(600));

        CustodyRecord held =
                test.registry().find(RegistryUnderTest.id(ANN)).orElseThrow().record();
        assertThat(held.status()).isEqualTo(CustodyStatus.IN_CUSTODY);
        assertThat(held.facility()).isEqualTo(prisoner.record().facility());
    }

    @ParameterizedTest
    @EnumSource(
            value = CustodyStatus.class,
            names = {"RELEASED", "DECEASED"},
            mode = EnumSource.Mode.EXCLUDE)
    void aSightingThatSaysGoneHidesNoOther(CustodyStatus other) {
        test.stage(1, PA, MONDAY, ANN.with(other));
        test.stage(1, PA, MONDAY.plusSeconds(300), ANN.with(CustodyStatus.RELEASED));
        test.stage(1, PA, MONDAY.plusSeconds(600), ANN.with(CustodyStatus.DECEASED));

        test.registry().apply(1, PA, MONDAY);

        assertThat(test.registry()
                        .find(RegistryUnderTest.id(ANN))
                        .orElseThrow()
                        .record()
                        .status())
                .isEqualTo(other);
    }

    @Test
    void measuresSayWhatApplyingWouldDo() {
        Person dora = Person.of(PA, "DD0004", "NEW, DORA");
        test.run(1, PA, MONDAY, ANN, BOB, CAL);

        test.stage(2, PA, TUESDAY, ANN.at("us-pa-doc/sci-muncy", "SCI MUNCY"), CAL.housedIn("Block C"), dora);

        StagingMeasures measures = test.registry().measures(2, PA);
        assertThat(measures.people()).isEqualTo(3);
        assertThat(measures.held()).isEqualTo(3);
        assertThat(measures.added()).isEqualTo(1);
        assertThat(measures.changed()).isEqualTo(2);
        assertThat(measures.moved()).isEqualTo(1);
        assertThat(measures.missing()).isEqualTo(1);
        assertThat(test.registry().apply(2, PA, TUESDAY)).isEqualTo(new Applied(1, 2, 0, 1, 1, 0));
    }

    @Test
    void releasedPeopleWhoAreDroppedAreNotMeasuredAsMissing() {
        test.run(1, PA, MONDAY, ANN, BOB.with(CustodyStatus.RELEASED));

        test.stage(2, PA, TUESDAY, ANN);

        assertThat(test.registry().measures(2, PA).missing()).isZero();
    }

    @Test
    void fillIsTheShareOfPeopleWithAField() {
        test.stage(
                1,
                PA,
                MONDAY,
                ANN,
                BOB.nowhere().born(new Birth.Age(30, LocalDate.of(2026, 3, 2))),
                CAL.born(null).with(CustodyStatus.UNKNOWN).housedIn("Block C"),
                Person.of(PA, "DD0004", "MADONNA").born(new Birth.Year(1958)));

        assertThat(test.registry().measures(1, PA).fill())
                .containsEntry(EntryField.NUMBER, 1.0)
                .containsEntry(EntryField.GIVEN, 0.75)
                .containsEntry(EntryField.MIDDLE, 0.0)
                .containsEntry(EntryField.BIRTH_DATE, 0.5)
                .containsEntry(EntryField.AGE, 0.75)
                .containsEntry(EntryField.STATUS, 0.75)
                .containsEntry(EntryField.FACILITY, 0.75)
                .containsEntry(EntryField.HOUSING_UNIT, 0.25)
                .containsEntry(EntryField.RELEASED, 0.0)
                .doesNotContainKey(EntryField.FACILITY_TYPE);
    }

    @Test
    void runThatStagedNobodyMeasuresZero() {
        test.run(1, PA, MONDAY, ANN);

        StagingMeasures measures = test.registry().measures(2, PA);

        assertThat(measures.people()).isZero();
        assertThat(measures.held()).isEqualTo(1);
        assertThat(measures.missing()).isEqualTo(1);
        assertThat(measures.fill()).containsEntry(EntryField.NUMBER, 0.0);
    }

    @Test
    void runsAndSourcesAreKeptApart() {
        test.stage(1, PA, MONDAY, ANN);
        test.stage(2, PA, TUESDAY, ANN, BOB);
        test.stage(1, TX, MONDAY, Person.of(TX, "01234567", "MILLER, ANN"));

        test.registry().discard(2);

        assertThat(test.registry().measures(1, PA).people()).isEqualTo(1);
        assertThat(test.registry().measures(2, PA).people()).isZero();
        assertThat(test.registry().measures(1, TX).people()).isEqualTo(1);
    }

    @Test
    void discardedRunLeavesTheHeldPeopleAsTheyAre() {
        test.run(1, PA, MONDAY, ANN);
        var before = test.dump("custody_record");
        test.stage(2, PA, TUESDAY, BOB);

        test.registry().discard(2);

        assertThat(test.dump("custody_record")).isEqualTo(before);
        assertThat(test.dump("staging")).isEmpty();
    }

    @Test
    void recordOfAnotherSourceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> test.registry().stage(1, TX, List.of(ANN.record())));
    }
}
