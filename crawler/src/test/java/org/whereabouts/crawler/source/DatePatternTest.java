package org.whereabouts.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatePatternTest {

    @ParameterizedTest
    @CsvSource({
        "MM/dd/yyyy, 04/07/1962, 1962-04-07",
        "M/d/uuuu, 4/7/1962, 1962-04-07",
        "dd-MMM-yyyy, 07-apr-1962, 1962-04-07",
        "yyyyMMdd, 19620407, 1962-04-07",
        "EXCEL, 22743, 1962-04-07"
    })
    void aDateIsRewrittenAsItIs(String pattern, String text, String date) {
        assertThat(DatePattern.of(pattern, "file.dates.DOB").rewrite(text)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"02/30/1962", "00/07/1962", "LIFE", "04/07/62"})
    void whatIsNoDateStaysAsItIs(String text) {
        assertThat(DatePattern.of("MM/dd/yyyy", "file.dates.DOB").rewrite(text)).isEqualTo(text);
    }

    /** 04/07/62 would be a day of 2062, and the person would not have been born. */
    @ParameterizedTest
    @ValueSource(strings = {"M/d/yy", "MM/dd/uu", "MM/yyyy", "HH:mm", "not a date"})
    void aPatternThatLosesPartOfADateIsRefused(String pattern) {
        assertThatThrownBy(() -> DatePattern.of(pattern, "file.dates.DOB"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("file.dates.DOB: '" + pattern + "' is no pattern of a whole date");
    }
}
