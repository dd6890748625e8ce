package org.whereabouts.normalizer.custody;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.normalizer.custody.Normalized.Accepted;

/** What a field may say, and what becomes of what it should not. */
class EntryFieldsTest extends CustodyNormalizerFixture {

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
    void anUnreadableAliasCostsTheAliasOnly() {
        Accepted accepted = accepted("us-pa-doc", pennsylvanian().alias("???").alias("SAMPLE, PATRICK"));
        assertThat(accepted.record().aliases()).hasSize(1);
        assertThat(accepted.unknown()).hasSize(1);
    }
}
