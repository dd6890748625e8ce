package org.whereabouts.normalizer.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;

/** Whole entries, as each agency shows them. */
class AgencyEntriesTest extends CustodyNormalizerFixture {

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
    void everyWordOfEveryShippedSourceHasAMeaning() {
        for (var source : ShippedSources.load().all()) {
            SourceProfile.Words words = source.profile().words();
            assertThat(words.status().values()).allSatisfy(CustodyStatus::valueOf);
            assertThat(words.places().values()).allSatisfy(CustodyStatus::valueOf);
            assertThat(words.sex().values()).allSatisfy(Sex::valueOf);
            assertThat(Stream.ofNullable(words.defaultStatus())).allSatisfy(CustodyStatus::valueOf);
        }
    }
}
