package org.whereabouts.indexer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.indexer.testing.Person.PA;
import static org.whereabouts.indexer.testing.Person.TX;
import static org.whereabouts.indexer.testing.RegistryUnderTest.NOW;
import static org.whereabouts.indexer.testing.RegistryUnderTest.id;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.indexer.testing.RegistryUnderTest;
import org.whereabouts.normalizer.custody.CustodyStatus;

class CustodyRegistryTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

    private static final Person ANN = Person.of(PA, "00123456", "MILLER, ANN");
    private static final Person TEXAN = Person.of(TX, "00123456", "REED, CAL").secondNumber("SID 77");

    private static RegistryUnderTest test;

    @BeforeAll
    static void registry() {
        test = RegistryUnderTest.create();
    }

    @BeforeEach
    void people() {
        test.clear();
        test.run(1, PA, MONDAY, ANN);
        test.run(2, TX, TUESDAY, TEXAN);
    }

    private static HeldRecord held(Person person) {
        return test.registry().find(id(person)).orElseThrow();
    }

    @Test
    void findAllKeepsTheOrderAskedAndLeavesOutStrangers() {
        PersonId stranger = PersonId.of(PA, "nobody");

        assertThat(test.registry().findAll(List.of(id(TEXAN), stranger, id(ANN))))
                .containsExactly(Map.entry(id(TEXAN), held(TEXAN)), Map.entry(id(ANN), held(ANN)));
    }

    @Test
    void byNumberIsExactAndMayKeepToASource() {
        assertThat(test.registry().byNumber("00123456", null)).containsExactly(held(ANN), held(TEXAN));
        assertThat(test.registry().byNumber("00123456", TX)).containsExactly(held(TEXAN));
        assertThat(test.registry().byNumber("123456", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456", "#00123456", "number 00-123456"})
    void byNumberAsTypedTakesAnyForm(String typed) {
        assertThat(test.registry().byNumberAsTyped(typed)).containsExactly(held(ANN), held(TEXAN));
    }

    @Test
    void byNumberAsTypedFindsSecondNumbers() {
        assertThat(test.registry().byNumberAsTyped("sid 77")).containsExactly(held(TEXAN));
        assertThat(test.registry().byNumberAsTyped("no digits")).isEmpty();
    }

    @Test
    void sourceStatesNameTheLastCompleteRunOfEachSource() {
        assertThat(test.registry().sourceStates())
                .containsOnlyKeys(PA, TX)
                .containsEntry(TX, new SourceState(TX, 2, TUESDAY, TUESDAY, NOW, 1));
        assertThat(test.registry().sourceState(Person.BOP)).isEmpty();
    }

    @Test
    void queueIsReadInPiecesAndForgetsWhatIsShown() {
        List<HeldRecord> all = test.queue().pending(null, null, 10);
        HeldRecord first = all.getFirst();

        assertThat(test.queue().pending(first.id(), null, 10)).containsExactly(all.getLast());
        assertThat(test.queue().pending(null, first.id(), 10)).containsExactly(first);
        assertThat(test.queue().pending(null, null, 1)).containsExactly(first);

        test.queue().acknowledge(List.of(first));
        assertThat(test.queue().pending(null, null, 10)).containsExactly(all.getLast());
    }

    @Test
    void recordThatChangedSinceItWasShownStaysPending() {
        HeldRecord shown = held(ANN);
        test.registry().observe(ANN.with(CustodyStatus.RELEASED).seen(TUESDAY).record());

        test.queue().acknowledge(List.of(shown));

        assertThat(test.queue().pending(null, null, 10)).contains(held(ANN));
    }
}
