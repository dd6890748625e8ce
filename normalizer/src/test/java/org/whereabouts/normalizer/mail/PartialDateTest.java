package org.whereabouts.normalizer.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({"2022, 2022-01-01", "2018-09, 2018-09-01", "2023-09-06, 2023-09-06"})
    void theFirstDayItMayMean(String text, LocalDate firstDay) {
        assertThat(PartialDate.parse(text)).isEqualTo(new PartialDate(text, firstDay));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "22", "2022-1", "09/06/2023", "2022-13", "2023-02-30", "soon"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PartialDate.parse(text));
    }
}
