package org.whereabouts.searchapi.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.searchapi.resolve.Decision.DO_NOT_SEND;
import static org.whereabouts.searchapi.resolve.Decision.SEND;
import static org.whereabouts.searchapi.resolve.Decision.VERIFY;
import static org.whereabouts.searchapi.resolve.Persons.BOP;
import static org.whereabouts.searchapi.resolve.Persons.MUNCY;
import static org.whereabouts.searchapi.resolve.Persons.NOW;
import static org.whereabouts.searchapi.resolve.Persons.PA;
import static org.whereabouts.searchapi.resolve.Persons.PHOENIX;
import static org.whereabouts.searchapi.resolve.Persons.ROUTED;
import static org.whereabouts.searchapi.resolve.Persons.TX;
import static org.whereabouts.searchapi.resolve.Persons.UNROUTED;
import static org.whereabouts.searchapi.resolve.Persons.byBirthDate;
import static org.whereabouts.searchapi.resolve.Persons.byBirthYear;
import static org.whereabouts.searchapi.resolve.Persons.byNumber;
import static org.whereabouts.searchapi.resolve.Persons.circumstances;
import static org.whereabouts.searchapi.resolve.Persons.indexBehind;
import static org.whereabouts.searchapi.resolve.Persons.jane;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.custody.CustodyStatus;

/** The rows of the rule's table. */
class ResolveRuleTest {

    private static final LocalDate BIRTHDAY = LocalDate.of(1985, 2, 28);
    private static final MatchQuery JANES_NUMBER = byNumber("Jane Testperson", "QQ0001");

    @Test
    void numberAndNameThatAgreeAreSent() {
        Ruling ruling = decide(JANES_NUMBER, jane());

        assertThat(ruling.decision()).isEqualTo(SEND);
        assertThat(codes(ruling)).containsExactly(ReasonCode.NUMBER_AND_NAME_AGREE);
        assertThat(ruling.mailTo()).isEqualTo(ROUTED);
        assertThat(ruling.runnerUp()).isNull();
    }

    @Test
    void fullBirthDateAndNameThatAgreeAreSent() {
        Ruling ruling = decide(byBirthDate("testperson, jane", BIRTHDAY), jane());

        assertThat(ruling.decision()).isEqualTo(SEND);
        assertThat(codes(ruling)).containsExactly(ReasonCode.BIRTH_DATE_AND_NAME_AGREE);
    }

    @Test
    void birthYearNameAndFacilityThatAgreeAreSent() {
        Ruling ruling = decide(byBirthYear("Jane Testperson", 1985, "PA", PHOENIX), jane());

        assertThat(ruling.decision()).isEqualTo(SEND);
        assertThat(codes(ruling)).containsExactly(ReasonCode.BIRTH_YEAR_NAME_FACILITY_AGREE);
    }

    @Test
    void heldAgeThatFitsStandsForTheBirthYear() {
        Persons ofAge = jane().born(new Birth.Age(41, LocalDate.of(2026, 11, 19)));

        assertThat(decide(byBirthYear("Jane Testperson", 1985, null, PHOENIX), ofAge)
                        .decision())
                .isEqualTo(SEND);
        assertThat(decide(byBirthDate("Jane Testperson", BIRTHDAY), ofAge).decision())
                .as("a full date asked, an age held, no facility")
                .isEqualTo(VERIFY);
    }

    @Test
    void nameStateAndBirthYearAreVerifiedWithTheRightPersonFirst() {
        Persons other = jane().number("QQ0002").born(new Birth.FullDate(LocalDate.of(1960, 1, 1)));

        Ruling ruling = decide(byBirthYear("Jane Testperson", 1985, "PA", null), other, jane());

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).containsExactly(ReasonCode.NAME_AND_BIRTH_YEAR_ONLY);
        assertThat(subjectNumber(ruling)).isEqualTo("QQ0001");
        assertThat(ruling.mailTo()).isNull();
    }

    @Test
    void nameAloneIsVerified() {
        Ruling ruling = decide(new MatchQuery(JANES_NUMBER.name(), null, "PA", null, null, null), jane());

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).containsExactly(ReasonCode.NAME_ONLY);
    }

    @Test
    void secondPersonWhoFitsIsAmbiguous() {
        Persons twin = jane().number("QQ0002");

        Ruling ruling = decide(byBirthDate("Jane Testperson", BIRTHDAY), jane(), twin);

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).contains(ReasonCode.AMBIGUOUS);
        assertThat(ruling.runnerUp()).isNotNull();
        assertThat(ruling.mailTo()).isNull();
    }

    @Test
    void twinWithALikeNameIsAmbiguous() {
        Persons twin = jane().number("QQ0002").named("Jan Ann Testperson");

        Ruling ruling = decide(byBirthDate("Jane Testperson", BIRTHDAY), twin, jane());

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).contains(ReasonCode.AMBIGUOUS);
        assertThat(subjectNumber(ruling)).isEqualTo("QQ0001");
    }

    @Test
    void sameNumberAndNameAtTwoAgenciesIsAmbiguous() {
        Persons texan = jane().at(TX).number("12345678");
        Persons federal = jane().at(BOP).number("12345-678");

        assertThat(codes(decide(byNumber("Jane Testperson", "12345678"), texan, federal)))
                .contains(ReasonCode.AMBIGUOUS);
    }

    @Test
    void sameNumberOfSomebodyElseElsewhereIsNotAmbiguous() {
        Persons texan = jane().at(TX).number("12345678");
        Persons federal = jane().at(BOP).number("12345-678").named("Robert Sample");

        Ruling ruling = decide(byNumber("Jane Testperson", "12345678"), federal, texan);

        assertThat(ruling.decision()).isEqualTo(SEND);
        assertThat(subjectNumber(ruling)).isEqualTo("12345678");
    }

    @Test
    void slipInTheNameIsVerifiedThoughTheNumberAgrees() {
        Ruling ruling = decide(byNumber("Jane Testpersom", "QQ0001"), jane());

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).containsExactly(ReasonCode.NAME_NEAR);
        assertThat(ruling.mailTo()).isNull();
    }

    @Test
    void otherSuffixIsVerifiedThoughTheNumberAgrees() {
        Ruling ruling = decide(byNumber("Jane Testperson Jr", "QQ0001"), jane().named("Jane Testperson Sr"));

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).containsExactly(ReasonCode.NAME_NEAR);
    }

    @Test
    void numberOfSomebodyWithAnotherNameIsNotSent() {
        Ruling ruling = decide(byNumber("Robert Sample", "QQ0001"), jane());

        assertThat(ruling.decision()).isEqualTo(DO_NOT_SEND);
        assertThat(codes(ruling)).containsExactly(ReasonCode.NAME_MISMATCH);
        assertThat(ruling.mailTo()).isNull();
    }

    @Test
    void wrongNumberOfSomebodyWhoseBirthAgreesNamesThatPerson() {
        Persons numbersOwner = jane().number("QQ0009").named("Robert Sample").born(null);
        MatchQuery query = new MatchQuery(JANES_NUMBER.name(), "QQ0009", null, null, BIRTHDAY, null);

        Ruling ruling = decide(query, numbersOwner, jane());

        assertThat(ruling.decision()).isEqualTo(VERIFY);
        assertThat(codes(ruling)).contains(ReasonCode.NUMBER_MISMATCH);
        assertThat(subjectNumber(ruling)).isEqualTo("QQ0001");
    }

    @Test
    void agencysOwnAliasAgreesWithTheNumberOnly() {
        Persons known = jane().alias("Mary Otherwise");

        assertThat(decide(byNumber("Mary Otherwise", "QQ0001"), known).decision())
                .isEqualTo(SEND);
        assertThat(decide(byBirthDate("Mary Otherwise", BIRTHDAY), known).decision())
                .isEqualTo(VERIFY);
    }

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
    void yearAndFacilityAreRivalledByAnAliasANearNameAndAnUnknownFacility() {
        MatchQuery query = byBirthYear("Jane Testperson", 1985, "PA", PHOENIX);
        Persons other = jane().number("QQ0002");
        List<Persons> rivals = List.of(
                other.named("Mary Otherwise").alias("Jane Testperson"),
                other.named("Jan Ann Testperson"),
                other.facility(null),
                other.born(null).facility(null));
        List<Persons> strangers = List.of(
                other.facility(MUNCY),
                other.named("Robert Sample"),
                other.at(TX).facility(null));

        assertThat(rivals).allSatisfy(rival -> {
            Ruling ruling = decide(query, rival, jane());
            assertThat(ruling.decision()).isEqualTo(VERIFY);
            assertThat(codes(ruling)).contains(ReasonCode.AMBIGUOUS);
            assertThat(subjectNumber(ruling)).isEqualTo("QQ0001");
        });
        assertThat(strangers)
                .allSatisfy(stranger ->
                        assertThat(decide(query, stranger, jane()).decision()).isEqualTo(SEND));
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
    void historyRivalsNobodyOfALivingSource() {
        Ruling ruling = ResolveRule.decide(
                JANES_NUMBER,
                List.of(
                        jane().candidate(JANES_NUMBER),
                        jane().at(TX).facility(null).candidate(JANES_NUMBER)),
                Persons.withdrawn(TX, ROUTED));

        assertThat(ruling.decision()).isEqualTo(SEND);
        assertThat(ruling.runnerUp()).isNull();
    }

    private static Ruling decide(MatchQuery query, Persons... held) {
        return ResolveRule.decide(
                query,
                Arrays.stream(held).map(person -> person.candidate(query)).toList(),
                circumstances(ROUTED));
    }

    private static List<ReasonCode> codes(Ruling ruling) {
        return ruling.reasons().stream().map(Reason::code).toList();
    }

    private static String subjectNumber(Ruling ruling) {
        return ruling.subject() == null
                ? "nobody"
                : ruling.subject().person().record().number();
    }
}
