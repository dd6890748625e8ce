package org.whereabouts.indexer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whereabouts.indexer.testing.Person.PA;
import static org.whereabouts.indexer.testing.Person.TX;
import static org.whereabouts.indexer.testing.RegistryUnderTest.NOW;
import static org.whereabouts.indexer.testing.RegistryUnderTest.id;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.indexer.testing.RegistryUnderTest;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.custody.CustodyStatus;

class RunApplicationTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T08:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-03-05T08:00:00Z");

    private static final Person ANN = Person.of(PA, "AA0001", "MILLER, ANN");
    private static final Person BOB = Person.of(PA, "BB0002", "JONES, BOB");

    private static RegistryUnderTest test;

    @BeforeAll
    static void registry() {
        test = RegistryUnderTest.create();
    }

    @BeforeEach
    void clear() {
        test.clear();
    }

    private HeldRecord held(Person person) {
        return test.registry().find(id(person)).orElseThrow();
    }

    @Test
    void firstRunInsertsEverybodyAsListed() {
        Applied applied = test.run(1, PA, MONDAY, ANN, BOB);

        assertThat(applied).isEqualTo(new Applied(2, 0, 0, 0, 0, 0));
        HeldRecord ann = held(ANN);
        assertThat(ann.record())
                .isEqualTo(ANN.seen(MONDAY.plusSeconds(60), 1, 1000).record());
        assertThat(ann.presence()).isEqualTo(new Presence.Listed());
        assertThat(ann.asOf()).isEqualTo(MONDAY.plusSeconds(60));
        assertThat(ann.firstSeen()).isEqualTo(MONDAY.plusSeconds(60));
        assertThat(ann.version()).isEqualTo(1);
        assertThat(test.events(id(ANN))).containsExactly("FIRST_SEEN");
        assertThat(test.registry().sourceState(PA)).contains(new SourceState(PA, 1, MONDAY, MONDAY, NOW, 2));
        assertThat(test.registry().count(PA)).isEqualTo(2);
    }

    @Test
    void unchangedPeopleAreNoFresherThanTheOldestPageTheRunGoesBy() {
        test.run(1, PA, MONDAY, ANN, BOB);
        test.stage(2, PA, WEDNESDAY, ANN, BOB);

        test.registry().apply(2, PA, WEDNESDAY, WEDNESDAY, TUESDAY);

        assertThat(held(ANN).asOf()).isEqualTo(TUESDAY);
        assertThat(test.registry().sourceState(PA)).contains(new SourceState(PA, 2, WEDNESDAY, TUESDAY, NOW, 2));
    }

    @Test
    void unchangedPeopleAreNotWrittenButAreAsFreshAsTheRun() {
        test.run(1, PA, MONDAY, ANN, BOB);
        var writers = test.writers();

        Applied applied = test.run(2, PA, TUESDAY, ANN, BOB);

        assertThat(applied).isEqualTo(new Applied(0, 0, 2, 0, 0, 0));
        assertThat(test.writers()).isEqualTo(writers);
        assertThat(held(ANN).asOf()).isEqualTo(TUESDAY);
        assertThat(held(ANN).version()).isEqualTo(1);
    }

    @Test
    void sameAgeAWeekLaterIsNoChange() {
        Person aged = ANN.born(new Birth.Age(45, LocalDate.of(2026, 3, 2)));
        test.run(1, PA, MONDAY, aged);
        var writers = test.writers();

        test.run(2, PA, TUESDAY, ANN.born(new Birth.Age(45, LocalDate.of(2026, 3, 9))));

        assertThat(test.writers()).isEqualTo(writers);
    }

    @Test
    void applyingARunAgainChangesNothingAndGivesTheFirstResult() {
        test.run(1, PA, MONDAY, ANN);
        Applied first = test.run(2, PA, TUESDAY, BOB);
        var records = test.dump("custody_record");
        var events = test.dump("custody_event");

        Applied again = test.registry().apply(2, PA, TUESDAY);
        test.stage(2, PA, TUESDAY, BOB);
        Applied restagedAndAgain = test.registry().apply(2, PA, TUESDAY);

        assertThat(again).isEqualTo(first).isEqualTo(restagedAndAgain);
        assertThat(test.dump("custody_record")).isEqualTo(records);
        assertThat(test.dump("custody_event")).isEqualTo(events);
        assertThat(test.dump("staging")).isEmpty();
    }

    @Test
    void runThatDiesInTheMiddleLeavesNothingAndCanBeAppliedAgain() {
        test.run(1, PA, MONDAY, ANN);
        test.stage(2, PA, TUESDAY, BOB);
        var before = test.dump("custody_record");
        test.jdbc()
                .sql("ALTER TABLE indexer.applied_run ADD CONSTRAINT dies CHECK (run_id <> 2)")
                .update();

        assertThatThrownBy(() -> test.registry().apply(2, PA, TUESDAY)).hasMessageContaining("dies");

        assertThat(test.dump("custody_record")).isEqualTo(before);
        assertThat(test.registry().sourceState(PA).orElseThrow().lastRunId()).isEqualTo(1);
        test.jdbc().sql("ALTER TABLE indexer.applied_run DROP CONSTRAINT dies").update();
        assertThat(test.registry().apply(2, PA, TUESDAY)).isEqualTo(new Applied(1, 0, 0, 0, 1, 0));
    }

    @Test
    void whoIsNoLongerListedIsMissingSinceThatSweepAndKeepsTheLastSighting() {
        test.run(1, PA, MONDAY, ANN, BOB);
        test.run(2, PA, TUESDAY, ANN, BOB);

        Applied applied = test.run(3, PA, WEDNESDAY, BOB);
        test.run(4, PA, THURSDAY, BOB);

        assertThat(applied).isEqualTo(new Applied(0, 0, 1, 0, 1, 0));
        HeldRecord ann = held(ANN);
        assertThat(ann.presence()).isEqualTo(new Presence.Missing(WEDNESDAY));
        assertThat(ann.asOf()).isEqualTo(TUESDAY);
        assertThat(ann.record().status()).isEqualTo(CustodyStatus.IN_CUSTODY);
        assertThat(ann.version()).isEqualTo(2);
        assertThat(held(BOB).asOf()).isEqualTo(THURSDAY);
        assertThat(test.events(id(ANN))).containsExactly("FIRST_SEEN", "MISSING");
        assertThat(test.registry().count(PA)).isEqualTo(1);
    }

    @Test
    void whoIsListedAgainIsBack() {
        test.run(1, PA, MONDAY, ANN, BOB);
        test.run(2, PA, TUESDAY, BOB);

        Applied applied = test.run(3, PA, WEDNESDAY, ANN, BOB);

        assertThat(applied).isEqualTo(new Applied(0, 0, 2, 0, 0, 1));
        assertThat(held(ANN).presence()).isEqualTo(new Presence.Listed());
        assertThat(held(ANN).asOf()).isEqualTo(WEDNESDAY.plusSeconds(60));
        assertThat(held(ANN).version()).isEqualTo(3);
        assertThat(test.events(id(ANN))).containsExactly("FIRST_SEEN", "MISSING", "BACK");
    }

    @Test
    void peopleOfAnotherSourceAreLeftAlone() {
        Person texan = Person.of(TX, "01234567", "MILLER, ANN");
        test.run(1, TX, MONDAY, texan);

        test.run(2, PA, TUESDAY, ANN);

        assertThat(held(texan).presence()).isEqualTo(new Presence.Listed());
        assertThat(held(texan).asOf()).isEqualTo(MONDAY.plusSeconds(60));
    }

    @Test
    void moveIsAnEventWithBothPlaces() {
        test.run(1, PA, MONDAY, ANN);

        Applied applied = test.run(2, PA, TUESDAY, ANN.at("us-pa-doc/sci-muncy", "SCI MUNCY"));

        assertThat(applied).isEqualTo(new Applied(0, 1, 0, 1, 0, 0));
        assertThat(test.events(id(ANN))).containsExactly("FIRST_SEEN", "MOVED");
        assertThat(test.jdbc()
                        .sql("SELECT concat_ws('|', was ->> 'id', became ->> 'id', run_id, capture_id)"
                                + " FROM indexer.custody_event WHERE kind = 'MOVED'")
                        .query(String.class)
                        .single())
                .isEqualTo("us-pa-doc/sci-phoenix|us-pa-doc/sci-muncy|2|2000");
    }

    @Test
    void newWordsForTheSameFacilityAndACorrectedMatchAreNoMoves() {
        test.run(1, PA, MONDAY, ANN.at(null, "Phoenix"), BOB);

        Applied applied = test.run(
                2, PA, TUESDAY, ANN.at("us-pa-doc/sci-phoenix", "PHOENIX"), BOB.at("us-pa-doc/sci-phoenix", "Phx"));

        assertThat(applied).isEqualTo(new Applied(0, 2, 0, 0, 0, 0));
        assertThat(test.events(id(BOB))).containsExactly("FIRST_SEEN", "CHANGED");
    }

    @Test
    void losingTheFacilityIsNoMove() {
        test.run(1, PA, MONDAY, ANN);

        Applied applied = test.run(2, PA, TUESDAY, ANN.nowhere());

        assertThat(applied.moved()).isZero();
        assertThat(test.events(id(ANN))).containsExactly("FIRST_SEEN", "CHANGED");
    }

    @Test
    void everyChangeHasItsEvent() {
        test.run(1, PA, MONDAY, ANN, BOB);

        test.run(
                2, PA, TUESDAY, ANN.named("MILLER-SMITH, ANN").with(CustodyStatus.IN_TRANSIT), BOB.housedIn("Block C"));

        assertThat(test.events(id(ANN))).containsExactlyInAnyOrder("FIRST_SEEN", "STATUS_CHANGED", "RENAMED");
        assertThat(test.events(id(BOB))).containsExactly("FIRST_SEEN", "CHANGED");
    }

    @Test
    void explicitReleaseKeepsItsStatusWhenTheListDropsThePerson() {
        test.run(1, PA, MONDAY, ANN.with(CustodyStatus.RELEASED), BOB);

        test.run(2, PA, TUESDAY, BOB);

        assertThat(held(ANN).record().status()).isEqualTo(CustodyStatus.RELEASED);
        assertThat(held(ANN).presence()).isEqualTo(new Presence.Missing(TUESDAY));
        assertThat(held(ANN).asOf()).isEqualTo(MONDAY.plusSeconds(60));
    }

    @Test
    void emptyRunIsRefused() {
        test.run(1, PA, MONDAY, ANN);

        assertThatThrownBy(() -> test.registry().apply(2, PA, TUESDAY))
                .isInstanceOfSatisfying(
                        ApplyRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(ApplyRefusedException.Reason.NOTHING_STAGED));

        assertThat(held(ANN).presence()).isEqualTo(new Presence.Listed());
    }

    @Test
    void runThatBeganBeforeTheAppliedOneIsRefused() {
        test.run(2, PA, TUESDAY, ANN);
        test.stage(1, PA, MONDAY, BOB);

        assertThatThrownBy(() -> test.registry().apply(1, PA, MONDAY))
                .isInstanceOfSatisfying(
                        ApplyRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(ApplyRefusedException.Reason.SUPERSEDED));

        assertThat(test.registry().find(id(BOB))).isEmpty();
        assertThat(held(ANN).presence()).isEqualTo(new Presence.Listed());
    }

    /** A run that swept on that day and found a file of an earlier one. */
    private static Applied runOfFile(long run, Instant swept, Instant written, Person... people) {
        test.registry()
                .stage(
                        run,
                        PA,
                        Stream.of(people)
                                .map(person ->
                                        person.seen(written, run, run * 1000).record())
                                .toList());
        return test.registry().apply(run, PA, swept, written, written);
    }

    @Test
    void anOlderFileChangesNothingThatIsKnownBetter() {
        Person carl = Person.of(PA, "CC0003", "SMITH, CARL");
        runOfFile(1, MONDAY, MONDAY, ANN, BOB, carl);
        runOfFile(2, WEDNESDAY, WEDNESDAY, ANN, BOB);
        Person anna = ANN.at("us-pa-doc/sci-muncy", "SCI MUNCY");

        Applied older = runOfFile(3, THURSDAY, TUESDAY, anna, carl);
        Applied again = runOfFile(4, THURSDAY.plusSeconds(1), TUESDAY, anna, carl);

        assertThat(older).isEqualTo(again).isEqualTo(new Applied(0, 0, 2, 0, 0, 0));
        assertThat(held(ANN).record().facility()).isEqualTo(ANN.record().facility());
        assertThat(held(ANN).asOf()).isEqualTo(held(BOB).asOf()).isEqualTo(WEDNESDAY);
        assertThat(held(BOB).presence()).isEqualTo(new Presence.Listed());
        assertThat(held(carl).presence()).isEqualTo(new Presence.Missing(WEDNESDAY));
        assertThat(test.registry().sourceState(PA))
                .contains(new SourceState(PA, 4, THURSDAY.plusSeconds(1), TUESDAY, NOW, 2));
    }

    @Test
    void whoIsInAnOlderFileAloneIsHeldAsOfThatFile() {
        runOfFile(1, WEDNESDAY, WEDNESDAY, ANN);

        runOfFile(2, THURSDAY, TUESDAY, ANN, BOB);

        assertThat(held(BOB).asOf()).isEqualTo(TUESDAY);
        assertThat(held(ANN).asOf()).isEqualTo(WEDNESDAY);
    }

    @Test
    void whoIsNotInTheSameFileAnyMoreIsMissingSinceItsDate() {
        runOfFile(1, TUESDAY, MONDAY, ANN, BOB);

        runOfFile(2, WEDNESDAY, MONDAY, BOB);

        assertThat(held(ANN).presence()).isEqualTo(new Presence.Missing(MONDAY));
        assertThat(held(ANN).asOf()).isEqualTo(MONDAY);
    }

    @Test
    void aMissingPersonIsHeldAsOfWhatTheLastListWentBy() {
        runOfFile(1, TUESDAY, MONDAY, ANN, BOB);
        runOfFile(2, THURSDAY, TUESDAY, ANN, BOB);

        runOfFile(3, THURSDAY.plusSeconds(9), WEDNESDAY, BOB);

        assertThat(held(ANN).presence()).isEqualTo(new Presence.Missing(WEDNESDAY));
        assertThat(held(ANN).asOf()).isEqualTo(TUESDAY);
    }

    @Test
    void aLookUpSinceTheFileWasWrittenCounts() {
        runOfFile(1, WEDNESDAY, MONDAY, ANN);

        test.registry().observe(ANN.housedIn("Block C").seen(TUESDAY).record());

        assertThat(held(ANN).asOf()).isEqualTo(TUESDAY);
        assertThat(held(ANN).record().housingUnit()).isEqualTo("Block C");
    }

    @Test
    void changesWaitForTheIndexAndUnchangedPeopleDoNot() {
        test.run(1, PA, MONDAY, ANN, BOB);
        test.queue().acknowledge(test.queue().pending(null, null, 10));

        test.run(2, PA, TUESDAY, ANN.housedIn("Block C"), BOB);

        assertThat(test.queue().pending(null, null, 10)).containsExactly(held(ANN));
    }
}
