package org.whereabouts.searchapi.criteria;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.searchapi.problem.FieldProblems;

/**
 * When somebody was born, as a caller says it: the date or the year, not both.
 *
 * @param date the full date; null when not given
 * @param year the year alone; null when not given
 */
public record BirthCriteria(
        @Nullable LocalDate date, @Nullable Integer year) {

    private static final int MAX_AGE_YEARS = 120;

    /**
     * Reads both fields; what cannot be used is noted and read as absent.
     *
     * @param today the last day that somebody can have been born on
     */
    static BirthCriteria read(
            @Nullable String birthDate, @Nullable Integer birthYear, LocalDate today, FieldProblems problems) {
        Optional<String> dateText = TextCriteria.given(birthDate);
        if (dateText.isPresent() && birthYear != null) {
            problems.add(
                    "birthYear",
                    "is given beside 'birthDate'",
                    "send one of them: the date where you know it, else the year");
        }
        LocalDate date = dateText.map(text -> date(text, today, problems)).orElse(null);
        if (birthYear != null && (birthYear > today.getYear() || birthYear < today.getYear() - MAX_AGE_YEARS)) {
            problems.add(
                    "birthYear",
                    "is not a year in which somebody who lives was born",
                    "send four digits between %d and %d".formatted(today.getYear() - MAX_AGE_YEARS, today.getYear()));
            return new BirthCriteria(date, null);
        }
        return new BirthCriteria(date, birthYear);
    }

    private static @Nullable LocalDate date(String text, LocalDate today, FieldProblems problems) {
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeParseException exception) {
            problems.add(
                    "birthDate", "is not a date of the calendar", "write it as YYYY-MM-DD, for example 1985-02-28");
            return null;
        }
        if (date.isAfter(today)) {
            problems.add("birthDate", "lies in the future", "send the day the person was born");
            return null;
        }
        if (date.isBefore(today.minusYears(MAX_AGE_YEARS))) {
            problems.add(
                    "birthDate", "lies more than " + MAX_AGE_YEARS + " years back", "send the day the person was born");
            return null;
        }
        return date;
    }
}
