package org.whereabouts.normalizer.mail;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * A date as precise as its source gives it: {@code 2022}, {@code 2018-09} or {@code 2023-09-06}.
 *
 * @param text as given
 * @param firstDay the first day it may mean
 */
public record PartialDate(String text, LocalDate firstDay) {

    private static final Pattern FORM = Pattern.compile("\\d{4}(-\\d{2}){0,2}");

    /**
     * Reads a date of year, month or day precision.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static PartialDate parse(String text) {
        if (FORM.matcher(text).matches()) {
            try {
                return new PartialDate(text, LocalDate.parse((text + "-01-01").substring(0, 10)));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("the calendar has no " + text, e);
            }
        }
        throw new IllegalArgumentException("a date looks like 2022, 2018-09 or 2023-09-06, not '" + text + "'");
    }
}
