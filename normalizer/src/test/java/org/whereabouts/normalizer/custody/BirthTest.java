package org.whereabouts.normalizer.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;

class BirthTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void aDateAgreesWithItselfAndItsYear() {
        Birth birth = new Birth.FullDate(LocalDate.of(1980, 5, 17));
        assertThat(birth.agreesWithDate(LocalDate.of(1980, 5, 17))).isTrue();
        assertThat(birth.agreesWithDate(LocalDate.of(1980, 5, 18))).isFalse();
        assertThat(birth.agreesWithYear(1980)).isTrue();
        assertThat(birth.agreesWithYear(1981)).isFalse();
    }

    @Test
    void aYearAgreesWithAllItsDays() {
        Birth birth = new Birth.Year(1980);
        assertThat(birth.agreesWithDate(LocalDate.of(1980, 1, 1))).isTrue();
        assertThat(birth.agreesWithDate(LocalDate.of(1980, 12, 31))).isTrue();
        assertThat(birth.agreesWithDate(LocalDate.of(1981, 1, 1))).isFalse();
    }

    @Test
    void anAgeLeavesTwoYears() {
        Birth birth = new Birth.Age(46, DAY);
        assertThat(birth.earliest()).isEqualTo(LocalDate.of(1979, 11, 24));
        assertThat(birth.latest()).isEqualTo(LocalDate.of(1980, 11, 23));
        assertThat(birth.agreesWithYear(1979)).isTrue();
        assertThat(birth.agreesWithYear(1980)).isTrue();
        assertThat(birth.agreesWithYear(1981)).isFalse();
    }

    @Test
    void everybodyAgreesWithTheirOwnAge() {
        qt().forAll(integers().between(0, 36_500), integers().between(0, 36_500))
                .check((born, later) -> {
                    LocalDate birthday = LocalDate.of(1900, 1, 1).plusDays(born);
                    LocalDate day = birthday.plusDays(later);
                    Birth birth = new Birth.Age(Period.between(birthday, day).getYears(), day);
                    return birth.agreesWithDate(birthday) && birth.agreesWithYear(birthday.getYear());
                });
    }

    @Test
    void nobodyAgreesWithAnotherAge() {
        qt().forAll(integers().between(0, 36_500), integers().between(366, 36_500))
                .check((born, later) -> {
                    LocalDate birthday = LocalDate.of(1900, 1, 1).plusDays(born);
                    LocalDate day = birthday.plusDays(later);
                    int age = Period.between(birthday, day).getYears();
                    return !new Birth.Age(age + 1, day).agreesWithDate(birthday)
                            && !new Birth.Age(age - 1, day).agreesWithDate(birthday);
                });
    }
}
