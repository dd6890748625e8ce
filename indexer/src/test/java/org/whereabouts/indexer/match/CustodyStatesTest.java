package org.whereabouts.indexer.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.indexer.testing.IndexUnderTest.STATES;

import org.junit.jupiter.api.Test;
import org.whereabouts.indexer.testing.Person;

class CustodyStatesTest {

    private static final Person KIM = Person.of(Person.BOP, "12345-678", "LEE, KIM");

    @Test
    void stateAgencyHoldsItsPeopleInItsState() {
        assertThat(STATES.of(
                        Person.of(Person.PA, "QA1234", "LEE, KIM").nowhere().record()))
                .containsExactly("PA");
    }

    @Test
    void federalPrisonerIsWhereTheFacilityIs() {
        assertThat(STATES.of(KIM.at("us-bop/fci-big-spring", "BIG SPRING FCI").record()))
                .containsExactly("TX");
    }

    @Test
    void federalPrisonerNowhereKnownIsInNoState() {
        assertThat(STATES.of(KIM.nowhere().record())).isEmpty();
        assertThat(STATES.of(KIM.at(null, "IN TRANSIT").record())).isEmpty();
        assertThat(STATES.of(KIM.at("us-bop/closed-long-ago", "X").record())).isEmpty();
    }

    @Test
    void stateThatHousesPeopleElsewhereCountsWithTheOther() {
        Person elsewhere = Person.of(Person.PA, "QA1234", "LEE, KIM").at("us-bop/fci-big-spring", "BIG SPRING FCI");

        assertThat(STATES.of(elsewhere.record())).containsExactly("PA", "TX");
    }
}
