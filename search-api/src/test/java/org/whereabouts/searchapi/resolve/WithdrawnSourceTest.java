package org.whereabouts.searchapi.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.searchapi.resolve.Decision.SEND;
import static org.whereabouts.searchapi.resolve.Decision.VERIFY;
import static org.whereabouts.searchapi.resolve.Persons.PA;
import static org.whereabouts.searchapi.resolve.Persons.PHOENIX;
import static org.whereabouts.searchapi.resolve.Persons.ROUTED;
import static org.whereabouts.searchapi.resolve.Persons.TX;
import static org.whereabouts.searchapi.resolve.Persons.byBirthYear;
import static org.whereabouts.searchapi.resolve.Persons.jane;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.normalizer.custody.CustodyStatus;

/** What is known from a source that operators withdrew. */
class WithdrawnSourceTest extends RuleFixture {

    @Test
    void whoeverIsKnownFromAWithdrawnSourceIsHistory() {
        Ruling ruling = ResolveRule.decide(
                JANES_NUMBER, List.of(jane().candidate(JANES_NUMBER)), Persons.withdrawn(PA, ROUTED));

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).containsExactly(ReasonCode.NUMBER_AND_NAME_AGREE, ReasonCode.SOURCE_WITHDRAWN);
        assertThat(ruling.mailTo()).as("old age is not all that is open").isNull();
    }

    @Test
    void aReleaseThatAWithdrawnSourceToldOfForbidsNothingAnyMore() {
        Ruling ruling = ResolveRule.decide(
                JANES_NUMBER,
                List.of(jane().status(CustodyStatus.RELEASED).candidate(JANES_NUMBER)),
                Persons.withdrawn(PA, ROUTED));

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).contains(ReasonCode.RELEASED, ReasonCode.SOURCE_WITHDRAWN);
    }

    @Test
    void theSamePersonInTheListOfAWithdrawnSourceIsNoRival() {
        Ruling ruling = ResolveRule.decide(
                JANES_NUMBER,
                List.of(
                        jane().candidate(JANES_NUMBER),
                        jane().at(TX).facility(null).candidate(JANES_NUMBER)),
                Persons.withdrawn(TX, ROUTED));

        assertThat(ruling.decision()).isEqualTo(SEND);
        assertThat(ruling.runnerUp()).isNull();
    }

    @Test
    void somebodyOfAWithdrawnSourceWithAnotherNumberStaysARival() {
        MatchQuery query = byBirthYear("Jane Testperson", 1985, null, PHOENIX);
        Ruling ruling = ResolveRule.decide(
                query,
                List.of(
                        jane().candidate(query),
                        jane().at(TX).number("00000007").facility(null).candidate(query)),
                Persons.withdrawn(TX, ROUTED));

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).contains(ReasonCode.AMBIGUOUS);
    }

    @Test
    void aSourceThatThisVersionDoesNotKnowHoldsBackAndStillRivals() {
        Ruling alone =
                ResolveRule.decide(JANES_NUMBER, List.of(jane().candidate(JANES_NUMBER)), Persons.unknown(PA, ROUTED));
        Ruling beside = ResolveRule.decide(
                JANES_NUMBER,
                List.of(
                        jane().candidate(JANES_NUMBER),
                        jane().at(TX).facility(null).candidate(JANES_NUMBER)),
                Persons.unknown(TX, ROUTED));

        assertThat(alone.decision()).isEqualTo(VERIFY);
        assertThat(codes(alone)).contains(ReasonCode.SOURCE_WITHDRAWN);
        assertThat(beside.decision()).isEqualTo(VERIFY);
        assertThat(codes(beside)).contains(ReasonCode.AMBIGUOUS);
    }
}
