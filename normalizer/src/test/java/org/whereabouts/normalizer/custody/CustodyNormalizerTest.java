package org.whereabouts.normalizer.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.normalizer.custody.Normalized.Accepted;
import org.whereabouts.normalizer.custody.Normalized.Reason;
import org.whereabouts.normalizer.custody.Normalized.Rejected;
import org.whereabouts.normalizer.facility.FacilityDirectory;

class CustodyNormalizerTest {

    /** Half past one in the night in Europe: still 22 November in the United States. */
    private static final Instant SEEN = Instant.parse("2026-11-23T00:30:00Z");

    private static final Provenance PAGE = new Provenance(7, SEEN, 3L);

    private final CustodyNormalizer normalizer = new CustodyNormalizer(FacilityDirectory.load());

    @Test
    void pennsylvania() {
        CustodyRecord record = accepted(
                        "us-pa-doc",
                        RosterEntry.builder()
                                .put(EntryField.NUMBER, "QQ0001")
                                .put(EntryField.FAMILY, "DE LA CRUZ")
                                .put(EntryField.GIVEN, "JOSE")
                                .put(EntryField.MIDDLE, "LUIS")
                                .put(EntryField.SUFFIX, "JR")
                                .put(EntryField.BIRTH_DATE, "05/17/1980")
                                .put(EntryField.SEX, "MALE")
                                .put(EntryField.FACILITY, "PHOENIX")
                                .put(EntryField.FACILITY_CODE, "PHX")
                                .alias("DELACRUZ, JOSE")
                                .alias("DELACRUZ, JOSE")
                                .alias("DE LA CRUZ, JOSE LUIS JR"))
                .record();
        assertThat(record.source()).isEqualTo(new SourceId("us-pa-doc"));
        assertThat(record.number()).isEqualTo("QQ0001");
        assertThat(record.name().display()).isEqualTo("Jose Luis de la Cruz Jr");
        assertThat(record.aliases())
                .singleElement()
                .satisfies(alias -> assertThat(alias.display()).isEqualTo("Jose Delacruz"));
        assertThat(record.birth()).isEqualTo(new Birth.FullDate(LocalDate.of(1980, 5, 17)));
        assertThat(record.sex()).isEqualTo(Sex.MALE);
        assertThat(record.status()).isEqualTo(CustodyStatus.IN_CUSTODY);
        assertThat(record.facility()).isEqualTo(new FacilityMention("us-pa-doc/sci-phoenix", "PHOENIX", "PHX"));
        assertThat(record.provenance()).isEqualTo(PAGE);
    }

    @Test
    void texas() {
        CustodyRecord record = accepted(
                        "us-tx-tdcj",
                        RosterEntry.builder()
                                .put(EntryField.NUMBER, "7654321")
                                .put(EntryField.SECOND_NUMBER, "01234567")
                                .put(EntryField.NAME, "SAMPLE,PAT Q")
                                .put(EntryField.SEX, "F")
                                .put(EntryField.AGE, "52")
                                .put(EntryField.FACILITY, "ELLIS")
                                .put(EntryField.PROJECTED_RELEASE, "2041-12-10"))
                .record();
        assertThat(record.number()).isEqualTo("07654321");
        assertThat(record.secondNumber()).isEqualTo("01234567");
        assertThat(record.name().display()).isEqualTo("Pat Q Sample");
        assertThat(record.sex()).isEqualTo(Sex.FEMALE);
        assertThat(record.facility()).isEqualTo(new FacilityMention("us-tx-tdcj/o-b-ellis-unit", "ELLIS", null));
        assertThat(record.projectedRelease()).isEqualTo("2041-12-10");
    }

    @Test
    void anAgeCountsFromTheDayOfThePageWhereTheSourceIs() {
        assertThat(accepted("us-tx-tdcj", texan().put(EntryField.AGE, "52"))
                        .record()
                        .birth())
                .isEqualTo(new Birth.Age(52, LocalDate.of(2026, 11, 22)));
    }

    @Test
    void theCountyJail() {
        CustodyRecord record = accepted(
                        "us-ky-campbell",
                        RosterEntry.builder()
                                .put(EntryField.NUMBER, "1001")
                                .put(EntryField.SECOND_NUMBER, "2")
                                .put(EntryField.FAMILY, "O'BRIEN")
                                .put(EntryField.GIVEN, "SEAN")
                                .put(EntryField.FACILITY, "Campbell County Detention Center")
                                .put(EntryField.ADMITTED, "12/5/2018 10:21:00 AM"))
                .record();
        assertThat(record.admitted()).isEqualTo(LocalDate.of(2018, 12, 5));
        assertThat(record.birth()).isNull();
        assertThat(record.facility())
                .isEqualTo(new FacilityMention(
                        "us-ky-campbell/campbell-county-detention-center", "Campbell County Detention Center", null));
    }

    @Test
    void aFederalReleaseIsSaidByTheCodeAndDated() {
        CustodyRecord record = accepted(
                        "us-bop",
                        federal()
                                .put(EntryField.STATUS, "R")
                                .put(EntryField.FACILITY, "Detroit")
                                .put(EntryField.FACILITY_CODE, "CDT")
                                .put(EntryField.RELEASED, "02/17/1994"))
                .record();
        assertThat(record.number()).isEqualTo("00000-001");
        assertThat(record.status()).isEqualTo(CustodyStatus.RELEASED);
        assertThat(record.released()).isEqualTo(LocalDate.of(1994, 2, 17));
        assertThat(record.facility()).isEqualTo(new FacilityMention("us-bop/rrm-detroit", "Detroit", "CDT"));
    }

    @ParameterizedTest
    @CsvSource({"IN TRANSIT, IN_TRANSIT", "in transit, IN_TRANSIT", "TEMP RELEASE, TEMPORARILY_OUT"})
    void placesThatAreNoFacilityMakeTheStatus(String place, CustodyStatus status) {
        CustodyRecord record =
                accepted("us-bop", federal().put(EntryField.FACILITY, place)).record();
        assertThat(record.status()).isEqualTo(status);
        assertThat(record.facility()).isNull();
    }

    @Test
    void aReleaseOutweighsAPlace() {
        RosterEntry.Builder entry = federal()
                .put(EntryField.FACILITY, "IN TRANSIT")
                .put(EntryField.STATUS, "R")
                .put(EntryField.RELEASED, "02/17/1994");
        assertThat(accepted("us-bop", entry).record().status()).isEqualTo(CustodyStatus.RELEASED);
    }

    @Test
    void aStatusThatContradictsTheReleaseDateIsUnknown() {
        RosterEntry.Builder releasedTomorrow =
                federal().put(EntryField.STATUS, "R").put(EntryField.RELEASED, "11/23/2026");
        assertThat(accepted("us-bop", releasedTomorrow).record().status()).isEqualTo(CustodyStatus.UNKNOWN);
        RosterEntry.Builder heldAndReleased = federal().put(EntryField.RELEASED, "11/22/2026");
        assertThat(accepted("us-bop", heldAndReleased).record().status()).isEqualTo(CustodyStatus.UNKNOWN);
        RosterEntry.Builder heldAndToBeReleased = federal().put(EntryField.RELEASED, "11/23/2026");
        assertThat(accepted("us-bop", heldAndToBeReleased).record().status()).isEqualTo(CustodyStatus.IN_CUSTODY);
    }

    @Test
    void unknownWordsCostTheFieldAndAreReported() {
        Accepted accepted = accepted(
                "us-bop",
                federal()
                        .put(EntryField.STATUS, "q")
                        .put(EntryField.SEX, "Other")
                        .put(EntryField.FACILITY, "Nowhere")
                        .put(EntryField.PROJECTED_RELEASE, "soon")
                        .put(EntryField.RELEASED, "13/45/1994")
                        .put(EntryField.AGE, "1000"));
        CustodyRecord record = accepted.record();
        assertThat(record.status()).isEqualTo(CustodyStatus.UNKNOWN);
        assertThat(record.sex()).isNull();
        assertThat(record.facility()).isEqualTo(new FacilityMention(null, "Nowhere", null));
        assertThat(record.projectedRelease()).isNull();
        assertThat(record.released()).isNull();
        assertThat(record.birth()).isNull();
        assertThat(accepted.unknown())
                .containsExactlyInAnyOrder(
                        new UnknownWord(EntryField.STATUS, "Q"),
                        new UnknownWord(EntryField.SEX, "OTHER"),
                        new UnknownWord(EntryField.FACILITY, "NOWHERE"),
                        new UnknownWord(EntryField.PROJECTED_RELEASE, "xxxx"),
                        new UnknownWord(EntryField.RELEASED, "99/99/9999"),
                        new UnknownWord(EntryField.AGE, "9999"));
    }

    @Test
    void nameInADateFieldIsNotKept() {
        Accepted accepted = accepted(
                "us-bop",
                federal()
                        .put(EntryField.PROJECTED_RELEASE, "Testperson, José 2")
                        .put(EntryField.RELEASED, "Life sentence")
                        .put(EntryField.AGE, "Jane"));

        assertThat(accepted.unknown())
                .containsExactlyInAnyOrder(
                        new UnknownWord(EntryField.PROJECTED_RELEASE, "xxxxxxxxxx, xxxx 9"),
                        new UnknownWord(EntryField.RELEASED, "LIFE SENTENCE"),
                        new UnknownWord(EntryField.AGE, "xxxx"));
    }

    @Test
    void projectedReleaseThatIsNotAvailableIsAbsent() {
        Accepted accepted = accepted("us-bop", federal().put(EntryField.PROJECTED_RELEASE, "Not Available"));

        assertThat(accepted.record().projectedRelease()).isNull();
        assertThat(accepted.unknown()).isEmpty();
    }

    @Test
    void anAmbiguousFacilityIsSettledByItsTypeOrReported() {
        assertThat(accepted(
                                "us-bop",
                                federal().put(EntryField.FACILITY, "Miami").put(EntryField.FACILITY_TYPE, "FDC"))
                        .record()
                        .facility())
                .isEqualTo(new FacilityMention("us-bop/fdc-miami", "Miami", null));
        Accepted ambiguous = accepted("us-bop", federal().put(EntryField.FACILITY, "Miami"));
        assertThat(ambiguous.record().facility()).isEqualTo(new FacilityMention(null, "Miami", null));
        assertThat(ambiguous.unknown()).containsExactly(new UnknownWord(EntryField.FACILITY, "MIAMI"));
    }

    @ParameterizedTest
    @CsvSource({"LIFE, LIFE", "LIFE SENTENCE, LIFE", "UNKNOWN, UNKNOWN", "12/10/2041, 2041-12-10"})
    void projectedReleasesAreDatesOrWords(String text, String kept) {
        assertThat(accepted("us-bop", federal().put(EntryField.PROJECTED_RELEASE, text))
                        .record()
                        .projectedRelease())
                .isEqualTo(kept);
    }

    @Test
    void noDateIsNoWord() {
        Accepted accepted = accepted("us-bop", federal().put(EntryField.PROJECTED_RELEASE, "0000-00-00"));
        assertThat(accepted.record().projectedRelease()).isNull();
        assertThat(accepted.unknown()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BIRTH_DATE, 11/23/2008", "BIRTH_DATE, 2015-01-01", "BIRTH_DATE, 2009", "AGE, 17", "AGE, 0"})
    void underEighteensAreLeftOut(EntryField field, String text) {
        assertThat(rejected("us-tx-tdcj", texan().put(field, text)).reason()).isEqualTo(Reason.UNDER_AGE);
    }

    @ParameterizedTest
    @CsvSource({"BIRTH_DATE, 11/22/2008", "BIRTH_DATE, 2008", "AGE, 18"})
    void fromTheEighteenthBirthdayTheyAreKept(EntryField field, String text) {
        assertThat(accepted("us-tx-tdcj", texan().put(field, text)).record().birth())
                .isNotNull();
    }

    @Test
    void anAgeUnderEighteenCountsWhateverTheBirthDateSays() {
        RosterEntry.Builder entry =
                texan().put(EntryField.BIRTH_DATE, "01/01/1980").put(EntryField.AGE, "17");
        assertThat(rejected("us-tx-tdcj", entry).reason()).isEqualTo(Reason.UNDER_AGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01/01/1000", "1/1/1000 1:00:00 AM", "05/05/2030", "1850"})
    void anImpossibleBirthDateIsReportedWithoutItsDigits(String text) {
        Accepted accepted = accepted("us-pa-doc", pennsylvanian().put(EntryField.BIRTH_DATE, text));
        assertThat(accepted.record().birth()).isNull();
        assertThat(accepted.unknown()).singleElement().satisfies(word -> {
            assertThat(word.field()).isEqualTo(EntryField.BIRTH_DATE);
            assertThat(word.word()).doesNotContainPattern("[0-8]");
        });
    }

    @Test
    void controlCharactersReachNoField() {
        CustodyRecord record = accepted(
                        "us-pa-doc",
                        pennsylvanian()
                                .put(EntryField.FAMILY, "SAM\u0000PLE")
                                .put(EntryField.HOUSING_UNIT, "A\u0000\u0007  B")
                                .put(EntryField.SECOND_NUMBER, "\u0000")
                                .alias("SAM\u0000PLE, PATRICK"))
                .record();
        assertThat(record.toString()).doesNotContainPattern("\\p{Cc}");
        assertThat(record.housingUnit()).isEqualTo("A B");
        assertThat(record.secondNumber()).isNull();
    }

    @Test
    void anEndlessWordIsReportedInPart() {
        Accepted accepted = accepted("us-pa-doc", pennsylvanian().put(EntryField.FACILITY, "Q".repeat(10_000)));
        assertThat(accepted.unknown())
                .singleElement()
                .satisfies(word -> assertThat(word.word()).hasSize(81));
    }

    @Test
    void withoutANumberThereIsNoRecord() {
        assertThat(rejected("us-pa-doc", RosterEntry.builder().put(EntryField.FAMILY, "SAMPLE"))
                        .reason())
                .isEqualTo(Reason.NO_NUMBER);
    }

    @Test
    void aNumberOfAnotherShapeIsRejectedWithoutRepeatingIt() {
        Rejected rejected = rejected(
                "us-pa-doc",
                RosterEntry.builder().put(EntryField.NUMBER, "QQ77123").put(EntryField.FAMILY, "SAMPLE"));
        assertThat(rejected.reason()).isEqualTo(Reason.BAD_NUMBER);
        assertThat(rejected.detail()).contains("AA99999").doesNotContain("QQ77123");
    }

    @Test
    void withoutANameThereIsNoRecord() {
        assertThat(rejected("us-pa-doc", RosterEntry.builder().put(EntryField.NUMBER, "QQ0001"))
                        .reason())
                .isEqualTo(Reason.NO_NAME);
        RosterEntry.Builder unreadable =
                RosterEntry.builder().put(EntryField.NUMBER, "QQ0001").put(EntryField.FAMILY, "12345");
        assertThat(rejected("us-pa-doc", unreadable).reason()).isEqualTo(Reason.UNREADABLE_NAME);
    }

    @Test
    void anUnreadableAliasCostsTheAliasOnly() {
        Accepted accepted = accepted("us-pa-doc", pennsylvanian().alias("???").alias("SAMPLE, PATRICK"));
        assertThat(accepted.record().aliases()).hasSize(1);
        assertThat(accepted.unknown()).hasSize(1);
    }

    @Test
    void everyWordOfEveryShippedSourceHasAMeaning() {
        for (var source : ShippedSources.load().all()) {
            SourceProfile.Words words = source.profile().words();
            assertThat(words.status().values()).allSatisfy(CustodyStatus::valueOf);
            assertThat(words.places().values()).allSatisfy(CustodyStatus::valueOf);
            assertThat(words.sex().values()).allSatisfy(Sex::valueOf);
            assertThat(Stream.ofNullable(words.defaultStatus())).allSatisfy(CustodyStatus::valueOf);
        }
    }

    private static RosterEntry.Builder federal() {
        return RosterEntry.builder()
                .put(EntryField.NUMBER, "00000-001")
                .put(EntryField.FAMILY, "SAMPLE")
                .put(EntryField.GIVEN, "PAT");
    }

    private static RosterEntry.Builder texan() {
        return RosterEntry.builder().put(EntryField.NUMBER, "00000001").put(EntryField.NAME, "SAMPLE,PAT");
    }

    private static RosterEntry.Builder pennsylvanian() {
        return RosterEntry.builder()
                .put(EntryField.NUMBER, "QQ0001")
                .put(EntryField.FAMILY, "SAMPLE")
                .put(EntryField.GIVEN, "PAT");
    }

    private Accepted accepted(String source, RosterEntry.Builder entry) {
        Normalized normalized = normalize(source, entry);
        assertThat(normalized).isInstanceOf(Accepted.class);
        return (Accepted) normalized;
    }

    private Rejected rejected(String source, RosterEntry.Builder entry) {
        Normalized normalized = normalize(source, entry);
        assertThat(normalized).isInstanceOf(Rejected.class);
        return (Rejected) normalized;
    }

    private Normalized normalize(String source, RosterEntry.Builder entry) {
        SourceProfile profile = ShippedSources.load().get(new SourceId(source)).profile();
        return normalizer.normalize(profile, entry.build(), PAGE);
    }
}
