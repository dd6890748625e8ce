package org.whereabouts.searchapi.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.searchapi.resolve.Decision.SEND;
import static org.whereabouts.searchapi.resolve.Decision.VERIFY;
import static org.whereabouts.searchapi.resolve.Persons.BOP;
import static org.whereabouts.searchapi.resolve.Persons.MUNCY;
import static org.whereabouts.searchapi.resolve.Persons.NOW;
import static org.whereabouts.searchapi.resolve.Persons.PA;
import static org.whereabouts.searchapi.resolve.Persons.ROUTED;
import static org.whereabouts.searchapi.resolve.Persons.UNROUTED;
import static org.whereabouts.searchapi.resolve.Persons.byBirthDate;
import static org.whereabouts.searchapi.resolve.Persons.byBirthYear;
import static org.whereabouts.searchapi.resolve.Persons.byNumber;
import static org.whereabouts.searchapi.resolve.Persons.circumstances;
import static org.whereabouts.searchapi.resolve.Persons.indexBehind;
import static org.whereabouts.searchapi.resolve.Persons.jane;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.normalizer.custody.CustodyStatus;

/** The rows of the rule's table that say whether a letter reaches whoever is meant. */
class MayBeSentTest extends RuleFixture {

    @Test
    void birthDateThatDiffersIsVerifiedThoughTheNumberAgrees() {
        MatchQuery query = new MatchQuery(JANES_NUMBER.name(), "QQ0001", null, null, BIRTHDAY.plusDays(1), null);

        Ruling ruling = decide(query, jane());

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).contains(ReasonCode.BIRTH_MISMATCH);
        assertThat(ruling.mailTo()).isNull();
    }

    @Test
    void stateThatDiffersIsVerifiedThoughTheNumberAgrees() {
        MatchQuery query = new MatchQuery(JANES_NUMBER.name(), "QQ0001", "TX", null, null, null);

        assertThat(codes(decide(query, jane()))).contains(ReasonCode.STATE_MISMATCH);
        assertThat(decide(query, jane()).decision()).isEqualTo(VERIFY);
    }

    @Test
    void personMovedSinceIsSentWhereTheNumberSaysWho() {
        MatchQuery query = new MatchQuery(JANES_NUMBER.name(), "QQ0001", null, MUNCY, null, null);

        Ruling ruling = decide(query, jane());

        assertThat(ruling.decision()).isEqualTo(SEND);
        assertThat(codes(ruling)).containsExactly(ReasonCode.NUMBER_AND_NAME_AGREE, ReasonCode.MOVED);
    }

    @Test
    void otherFacilityIsVerifiedWhereOnlyTheBirthSaysWho() {
        MatchQuery query = new MatchQuery(JANES_NUMBER.name(), null, null, MUNCY, BIRTHDAY, null);

        Ruling ruling = decide(query, jane());

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).contains(ReasonCode.FACILITY_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "RELEASED, DO_NOT_SEND, RELEASED",
        "DECEASED, DO_NOT_SEND, DECEASED",
        "COMMUNITY_SUPERVISION, DO_NOT_SEND, AT_NO_FACILITY",
        "ESCAPED, DO_NOT_SEND, AT_NO_FACILITY",
        "IN_TRANSIT, VERIFY, IN_TRANSIT",
        "TEMPORARILY_OUT, VERIFY, TEMPORARILY_OUT",
        "UNKNOWN, VERIFY, STATUS_UNKNOWN",
    })
    void statusDecides(CustodyStatus status, Decision decision, ReasonCode code) {
        Ruling ruling = decide(JANES_NUMBER, jane().status(status));

        assertThat(ruling.decision()).isEqualTo(decision);
        assertThat(codes(ruling)).contains(code);
        assertThat(ruling.mailTo()).isNull();
    }

    @Test
    void releaseOfSomebodyWhoIsNotIdentifiedIsVerified() {
        Ruling ruling = decide(byBirthYear("Jane Testperson", 1985, "PA", null), jane().status(CustodyStatus.RELEASED));

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).contains(ReasonCode.RELEASED);
    }

    @Test
    void absenceFromTheListIsNoRelease() {
        Ruling ruling = decide(JANES_NUMBER, jane().presence(new Presence.Missing(NOW.minus(Duration.ofHours(3)))));

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).contains(ReasonCode.MISSING).doesNotContain(ReasonCode.RELEASED);
        assertThat(ruling.mailTo()).isNull();
    }

    @Test
    void ageIsCountedToTheInstant() {
        Persons justFresh = jane().asOf(NOW.minus(Persons.FRESH_FOR));
        Persons justStale = jane().asOf(NOW.minus(Persons.FRESH_FOR).minusNanos(1));

        assertThat(decide(JANES_NUMBER, justFresh).decision()).isEqualTo(SEND);
        Ruling stale = decide(JANES_NUMBER, justStale);
        assertThat(stale.decision()).isEqualTo(VERIFY);
        assertThat(codes(stale)).contains(ReasonCode.STALE);
        assertThat(stale.mailTo()).as("right once somebody has confirmed it").isEqualTo(ROUTED);
    }

    @Test
    void facilityThatTheDirectoryDoesNotKnowIsVerified() {
        Ruling ruling = decide(JANES_NUMBER, jane().facility(null));

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).contains(ReasonCode.UNKNOWN_FACILITY);
        assertThat(ruling.mailTo()).isNull();
    }

    @Test
    void withoutACertainRouteThereIsNoAddress() {
        Ruling ruling =
                ResolveRule.decide(JANES_NUMBER, List.of(jane().candidate(JANES_NUMBER)), circumstances(UNROUTED));

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(ruling.reasons()).contains(new Reason(ReasonCode.ROUTE_UNKNOWN, "The evidence is weak."));
        assertThat(ruling.mailTo()).isNull();
    }

    @Test
    void nobodyWhoFitsIsNotFoundAndNoRelease() {
        Ruling ruling = decide(byNumber("Robert Sample", "QQ0777"), jane());

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).containsExactly(ReasonCode.NOT_FOUND);
        assertThat(ruling.subject()).isNull();
    }

    @Test
    void sourceThatIsDownIsVerifiedWithWhatIsKnown() {
        Persons federal = jane().at(BOP).number("12345-678").presence(new Presence.LookedUp());
        MatchQuery query = byNumber("Jane Testperson", "12345678");
        Circumstances down = circumstances(ROUTED, new LiveAnswer.Down(BOP, "it was too slow"));

        Ruling ruling = ResolveRule.decide(query, List.of(federal.candidate(query)), down);
        Ruling released = ResolveRule.decide(
                query, List.of(federal.status(CustodyStatus.RELEASED).candidate(query)), down);
        Ruling nobody = ResolveRule.decide(query, List.of(), down);

        assertThat(List.of(ruling.decision(), released.decision(), nobody.decision()))
                .containsOnly(VERIFY);
        assertThat(codes(ruling)).contains(ReasonCode.SOURCE_DOWN);
        assertThat(codes(nobody)).contains(ReasonCode.SOURCE_DOWN, ReasonCode.NOT_FOUND);
    }

    @Test
    void sourceThatDoesNotListTheNumberNowIsVerified() {
        Persons federal = jane().at(BOP).number("12345-678").presence(new Presence.LookedUp());
        MatchQuery query = byNumber("Jane Testperson", "12345678");

        Ruling ruling = ResolveRule.decide(
                query, List.of(federal.candidate(query)), circumstances(ROUTED, new LiveAnswer.NotListed(BOP, NOW)));

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).contains(ReasonCode.NOT_FOUND);
    }

    @Test
    void otherSourcesSilenceDoesNotTouchSomebodyHeldElsewhere() {
        Ruling ruling = ResolveRule.decide(
                JANES_NUMBER,
                List.of(jane().candidate(JANES_NUMBER)),
                circumstances(ROUTED, new LiveAnswer.NotListed(BOP, NOW)));

        assertThat(ruling.decision()).isEqualTo(SEND);
        assertThat(jane().source()).isEqualTo(PA);
    }

    @Test
    void recordsThatWaitToBecomeSearchableHoldWhatRestsOnASearch() {
        MatchQuery byDate = byBirthDate("Jane Testperson", BIRTHDAY);

        Ruling searched = ResolveRule.decide(byDate, List.of(jane().candidate(byDate)), indexBehind(ROUTED));
        Ruling released = ResolveRule.decide(
                byDate, List.of(jane().status(CustodyStatus.RELEASED).candidate(byDate)), indexBehind(ROUTED));
        Ruling numbered =
                ResolveRule.decide(JANES_NUMBER, List.of(jane().candidate(JANES_NUMBER)), indexBehind(ROUTED));

        assertThat(List.of(searched.decision(), released.decision())).containsOnly(VERIFY);
        assertThat(codes(searched)).contains(ReasonCode.INDEX_BEHIND);
        assertThat(searched.mailTo()).isNull();
        assertThat(numbered.decision()).isEqualTo(SEND);
        assertThat(codes(numbered)).doesNotContain(ReasonCode.INDEX_BEHIND);
    }
}
