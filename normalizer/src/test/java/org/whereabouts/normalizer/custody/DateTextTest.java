package org.whereabouts.normalizer.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.normalizer.custody.DateText.Reading;
import org.whereabouts.normalizer.custody.DateText.Sense;

class DateTextTest {

    private static final LocalDate PAGE = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        "12/05/2018, 2018-12-05",
        "1/2/2018, 2018-01-02",
        "12-05-2018, 2018-12-05",
        "2018-12-05, 2018-12-05",
        "12/5/2018 10:21:00 AM, 2018-12-05",
        "1/1/2000 1:00:00 AM, 2000-01-01",
        "2018-12-05T10:21:00, 2018-12-05",
        "2018-12-05T10:21:00.000Z, 2018-12-05",
        "2018-12-05 10:21:00-05:00, 2018-12-05",
        "2/29/2024, 2024-02-29",
    })
    void days(String text, LocalDate date) {
        assertThat(DateText.read(text, Sense.PAST, PAGE)).isEqualTo(new Reading.Day(date, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "04/07/14, PAST, 2014-04-07",
        "04/07/26, PAST, 2026-04-07",
        "04/07/27, PAST, 1927-04-07",
        "04/07/68, PAST, 1968-04-07",
        "04/07/27, FUTURE, 2027-04-07",
        "04/07/68, FUTURE, 2068-04-07",
        "04/07/99, FUTURE, 2099-04-07",
        "04/07/06, FUTURE, 2006-04-07",
    })
    void aTwoDigitYearLiesOnTheSideThatIsMeant(String text, Sense sense, LocalDate date) {
        assertThat(DateText.read(text, sense, PAGE)).isEqualTo(new Reading.Day(date, ""));
    }

    @Test
    void wordsBehindADateStayVisible() {
        assertThat(DateText.read("04/07/14 Parole Div of Parole", Sense.PAST, PAGE))
                .isEqualTo(new Reading.Day(LocalDate.of(2014, 4, 7), "PAROLE DIV OF PAROLE"));
    }

    @ParameterizedTest
    @CsvSource({"LIFE, LIFE", "Life Sentence, LIFE", "UNKNOWN, UNKNOWN", "unknown, UNKNOWN"})
    void words(String text, String word) {
        assertThat(DateText.read(text, Sense.FUTURE, PAGE)).isEqualTo(new Reading.Word(word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-00-00",
                "00/00/0000",
                "0001-01-01T00:00:00",
                "1/1/0001 12:00:00 AM",
                "N/A",
                "CURRENTLY SERVING",
                "Not Available",
                "NONE",
                "--"
            })
    void waysToSayNothing(String text) {
        assertThat(DateText.read(text, Sense.PAST, PAGE)).isEqualTo(new Reading.Nothing());
    }

    @ParameterizedTest
    @CsvSource({"1980, 1980", "05/1980, 1980"})
    void onlyAYear(String text, int year) {
        assertThat(DateText.read(text, Sense.PAST, PAGE)).isEqualTo(new Reading.OnlyYear(year));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13/45/2018",
                "2/30/2020",
                "2018-13-01",
                "0002-01-01",
                "tomorrow",
                "8-00-00",
                "13/1980",
                "12/5/20188"
            })
    void whatTheCalendarDoesNotHoldIsUnreadable(String text) {
        assertThat(DateText.read(text, Sense.PAST, PAGE)).isEqualTo(new Reading.Unreadable());
    }

    @Test
    void everyDayIsReadInEveryForm() {
        qt().forAll(integers().between(-36_500, 36_500)).check(offset -> {
            LocalDate date = PAGE.plusDays(offset);
            Reading day = new Reading.Day(date, "");
            return DateText.read(date.toString(), Sense.PAST, PAGE).equals(day)
                    && DateText.read(date.format(DateTimeFormatter.ofPattern("MM/dd/yyyy")), Sense.PAST, PAGE)
                            .equals(day)
                    && DateText.read(date.format(DateTimeFormatter.ofPattern("M/d/yyyy")), Sense.FUTURE, PAGE)
                            .equals(day);
        });
    }

    @Test
    void noTextMakesAnAbsurdYear() {
        qt().withExamples(10_000)
                .forAll(strings().betweenCodePoints('-', ':').ofLengthBetween(0, 12))
                .check(text -> switch (DateText.read(text, Sense.PAST, PAGE)) {
                    case Reading.Day day ->
                        day.date().getYear() >= 1000 && day.date().getYear() <= 9999;
                    case Reading.OnlyYear only -> only.year() >= 0 && only.year() <= 9999;
                    default -> true;
                });
    }
}
