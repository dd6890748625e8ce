package org.whereabouts.indexer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.indexer.testing.Person.BOP;
import static org.whereabouts.indexer.testing.Person.PA;
import static org.whereabouts.indexer.testing.RegistryUnderTest.id;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.indexer.testing.RegistryUnderTest;
import org.whereabouts.normalizer.custody.CustodyStatus;

class ObservationTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T08:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-03-05T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static final Person ANN = Person.of(PA, "AA0001", "MILLER, ANN");
    private static final Person BOB = Person.of(PA, "BB0002", "JONES, BOB");
    private static final Person KIM =
            Person.of(BOP, "12345-678", "LEE, KIM").at("us-bop/fci-big-spring", "BIG SPRING FCI");

    private static RegistryUnderTest test;

    @BeforeAll
    static void registry() {
        test = RegistryUnderTest.create();
    }

    @BeforeEach
    void clear() {
        test.clear();
    }

    private HeldRecord observe(Person person) {
        return test.registry().observe(person.record());
    }

    @Test
    void personNeverSeenIsHeldAsLookedUp() {
        HeldRecord held = observe(KIM.seen(MONDAY));

        assertThat(held)
                .isEqualTo(
                        new HeldRecord(id(KIM), KIM.seen(MONDAY).record(), new Presence.LookedUp(), MONDAY, MONDAY, 1));
        assertThat(test.events(id(KIM))).containsExactly("FIRST_SEEN");
        assertThat(test.queue().size()).isEqualTo(1);
    }

    @Test
    void sameContentLaterMovesTheDateAlone() {
        observe(KIM.seen(MONDAY));
        test.queue().acknowledge(test.queue().pending(null, null, 10));

        HeldRecord held = observe(KIM.seen(TUESDAY));

        assertThat(held.asOf()).isEqualTo(TUESDAY);
        assertThat(held.version()).isEqualTo(1);
        assertThat(held.record().provenance().seenAt()).isEqualTo(MONDAY);
        assertThat(test.queue().size()).isZero();
        assertThat(test.events(id(KIM))).containsExactly("FIRST_SEEN");
    }

    @Test
    void otherContentLaterIsTheNewFact() {
        observe(KIM.seen(MONDAY));

        HeldRecord held = observe(KIM.with(CustodyStatus.RELEASED).seen(TUESDAY));

        assertThat(held.record().status()).isEqualTo(CustodyStatus.RELEASED);
        assertThat(held.version()).isEqualTo(2);
        assertThat(held.firstSeen()).isEqualTo(MONDAY);
        assertThat(test.events(id(KIM))).containsExactly("FIRST_SEEN", "STATUS_CHANGED");
    }

    @Test
    void olderSightingIsIgnored() {
        HeldRecord newer = observe(KIM.seen(TUESDAY));

        assertThat(observe(KIM.with(CustodyStatus.RELEASED).seen(MONDAY))).isEqualTo(newer);
    }

    @Test
    void sightingOlderThanTheLastCompleteRunIsIgnored() {
        test.run(1, PA, MONDAY, ANN);
        test.run(2, PA, WEDNESDAY, ANN);

        HeldRecord held = observe(ANN.at("us-pa-doc/sci-muncy", "SCI MUNCY").seen(TUESDAY));

        assertThat(held.record().facility()).isEqualTo(ANN.record().facility());
        assertThat(held.asOf()).isEqualTo(WEDNESDAY);
    }

    @Test
    void listedPersonIsAsFreshAsTheLookUp() {
        test.run(1, PA, MONDAY, ANN);

        HeldRecord held = observe(ANN.seen(TUESDAY));

        assertThat(held.presence()).isEqualTo(new Presence.Listed());
        assertThat(held.asOf()).isEqualTo(TUESDAY);
    }

    @Test
    void missingPersonSeenAgainIsBack() {
        test.run(1, PA, MONDAY, ANN, BOB);
        test.run(2, PA, TUESDAY, BOB);

        HeldRecord held = observe(ANN.seen(WEDNESDAY));

        assertThat(held.presence()).isEqualTo(new Presence.Listed());
        assertThat(held.asOf()).isEqualTo(WEDNESDAY);
        assertThat(test.events(id(ANN))).containsExactly("FIRST_SEEN", "MISSING", "BACK");
    }

    @Test
    void missingPersonStaysMissingForAnOlderSighting() {
        test.run(1, PA, MONDAY, ANN, BOB);
        test.run(2, PA, TUESDAY, BOB);

        HeldRecord held = observe(ANN.seen(TUESDAY.minus(HOUR)));

        assertThat(held.presence()).isEqualTo(new Presence.Missing(TUESDAY));
    }

    @Test
    void lookUpMakesNobodyMissing() {
        test.run(1, PA, MONDAY, ANN, BOB);

        observe(ANN.seen(TUESDAY));

        assertThat(test.registry().find(id(BOB)).orElseThrow().presence()).isEqualTo(new Presence.Listed());
    }

    @Test
    void runThatBeganBeforeTheLookUpNeitherOverwritesNorMisses() {
        test.run(1, PA, MONDAY, ANN, BOB);
        observe(ANN.at("us-pa-doc/sci-muncy", "SCI MUNCY").seen(TUESDAY.plus(HOUR)));
        observe(BOB.seen(TUESDAY.plus(HOUR)));

        Applied applied = test.run(2, PA, TUESDAY, ANN);

        assertThat(applied).isEqualTo(new Applied(0, 0, 1, 0, 0, 0));
        HeldRecord ann = test.registry().find(id(ANN)).orElseThrow();
        assertThat(ann.record().facility())
                .isEqualTo(ANN.at("us-pa-doc/sci-muncy", "SCI MUNCY").record().facility());
        HeldRecord bob = test.registry().find(id(BOB)).orElseThrow();
        assertThat(bob.presence()).isEqualTo(new Presence.Listed());
        assertThat(bob.asOf()).isEqualTo(TUESDAY.plus(HOUR));
    }

    @Test
    void personLookedUpFirstBecomesListedOrMissingWithTheNextRun() {
        test.run(1, PA, MONDAY, Person.of(PA, "CC0003", "REED, CAL"));
        observe(ANN.seen(TUESDAY));
        observe(BOB.seen(TUESDAY));

        test.run(2, PA, WEDNESDAY, ANN);
        test.run(3, PA, THURSDAY, ANN);

        assertThat(test.registry().find(id(ANN)).orElseThrow().presence()).isEqualTo(new Presence.Listed());
        HeldRecord bob = test.registry().find(id(BOB)).orElseThrow();
        assertThat(bob.presence()).isEqualTo(new Presence.Missing(WEDNESDAY));
        assertThat(bob.asOf()).isEqualTo(TUESDAY);
    }
}
