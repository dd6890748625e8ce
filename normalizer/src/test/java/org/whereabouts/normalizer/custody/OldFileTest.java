package org.whereabouts.normalizer.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.normalizer.custody.Normalized.Accepted;
import org.whereabouts.normalizer.custody.Normalized.Ground;
import org.whereabouts.normalizer.custody.Normalized.LeftOut;

/** Entries of a file that was written weeks before it was received. */
class OldFileTest extends CustodyNormalizerFixture {

    /** In Texas it is still 30 September. */
    private static final Instant WRITTEN = Instant.parse("2026-10-01T02:00:00Z");

    private Normalized ofOldFile(RosterEntry.Builder entry) {
        return normalizeFile("us-tx-tdcj", entry, WRITTEN);
    }

    private CustodyRecord record(RosterEntry.Builder entry) {
        Normalized normalized = ofOldFile(entry);
        assertThat(normalized).isInstanceOf(Accepted.class);
        return ((Accepted) normalized).record();
    }

    @Test
    void anAgeIsOfTheDayOfTheFile() {
        assertThat(record(texan().put(EntryField.AGE, "45")).birth())
                .isEqualTo(new Birth.Age(45, LocalDate.of(2026, 9, 30)));
    }

    @Test
    void aBirthdaySinceTheFileWasWrittenDoesNotContradictItsAge() {
        Birth birth =
                Objects.requireNonNull(record(texan().put(EntryField.AGE, "45")).birth());

        assertThat(birth.agreesWithDate(LocalDate.of(1980, 10, 15)))
                .as("turned 46 in October")
                .isTrue();
    }

    @Test
    void aMinorOfTheFileIsLeftOutThoughTheBirthdayMayHaveBeenSince() {
        assertThat(ofOldFile(texan().put(EntryField.AGE, "17"))).isEqualTo(new LeftOut(Ground.UNDER_AGE));
        assertThat(record(texan().put(EntryField.AGE, "18")).birth()).isNotNull();
    }

    @Test
    void whoHasComeOfAgeByTheBirthDateSinceIsKept() {
        assertThat(record(texan().put(EntryField.BIRTH_DATE, "10/15/2008")).birth())
                .isEqualTo(new Birth.FullDate(LocalDate.of(2008, 10, 15)));
        assertThat(ofOldFile(texan().put(EntryField.BIRTH_DATE, "12/15/2008")))
                .isEqualTo(new LeftOut(Ground.UNDER_AGE));
    }
}
