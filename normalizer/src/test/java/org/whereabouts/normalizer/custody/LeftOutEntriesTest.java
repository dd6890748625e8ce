package org.whereabouts.normalizer.custody;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.normalizer.custody.Normalized.Ground;
import org.whereabouts.normalizer.custody.Normalized.Reason;
import org.whereabouts.normalizer.custody.Normalized.Rejected;

/** Entries that become no record: minors, who are left out, and what lacks a number or a name. */
class LeftOutEntriesTest extends CustodyNormalizerFixture {

    @ParameterizedTest
    @CsvSource({"BIRTH_DATE, 11/23/2008", "BIRTH_DATE, 2015-01-01", "BIRTH_DATE, 2009", "AGE, 17", "AGE, 0"})
    void underEighteensAreLeftOut(EntryField field, String text) {
        assertThat(leftOut("us-tx-tdcj", texan().put(field, text))).isEqualTo(Ground.UNDER_AGE);
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
        assertThat(leftOut("us-tx-tdcj", entry)).isEqualTo(Ground.UNDER_AGE);
    }

    @Test
    void ofAMinorNeitherNumberNorNameNeedsToBeReadable() {
        RosterEntry.Builder entry = RosterEntry.builder()
                .put(EntryField.NUMBER, "?")
                .put(EntryField.FAMILY, "12345")
                .put(EntryField.AGE, "16");
        assertThat(leftOut("us-pa-doc", entry)).isEqualTo(Ground.UNDER_AGE);
    }

    @Test
    void whomTheSiteCallsAJuvenileIsLeftOutAtAnyAge() {
        assertThat(leftOut("us-tx-tdcj", texan().put(EntryField.JUVENILE, "Y"))).isEqualTo(Ground.JUVENILE);
        assertThat(leftOut("us-tx-tdcj", texan().put(EntryField.JUVENILE, "Y").put(EntryField.AGE, "19")))
                .isEqualTo(Ground.JUVENILE);
        assertThat(leftOut("us-pa-doc", RosterEntry.builder().put(EntryField.JUVENILE, "Y")))
                .isEqualTo(Ground.JUVENILE);
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
}
