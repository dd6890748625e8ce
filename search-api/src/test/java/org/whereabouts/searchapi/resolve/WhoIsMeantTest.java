package org.whereabouts.searchapi.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.searchapi.resolve.Decision.DO_NOT_SEND;
import static org.whereabouts.searchapi.resolve.Decision.SEND;
import static org.whereabouts.searchapi.resolve.Decision.VERIFY;
import static org.whereabouts.searchapi.resolve.Persons.BOP;
import static org.whereabouts.searchapi.resolve.Persons.MUNCY;
import static org.whereabouts.searchapi.resolve.Persons.PHOENIX;
import static org.whereabouts.searchapi.resolve.Persons.ROUTED;
import static org.whereabouts.searchapi.resolve.Persons.TX;
import static org.whereabouts.searchapi.resolve.Persons.byBirthDate;
import static org.whereabouts.searchapi.resolve.Persons.byBirthYear;
import static org.whereabouts.searchapi.resolve.Persons.byNumber;
import static org.whereabouts.searchapi.resolve.Persons.jane;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.normalizer.custody.Birth;

/** The rows of the rule's table that say who is meant, and how surely. */
class WhoIsMeantTest extends RuleFixture {

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
}
