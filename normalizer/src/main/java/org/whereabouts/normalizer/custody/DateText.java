package org.whereabouts.normalizer.custody;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates as locators print them. */
final class DateText {

    private static final String TIME =
            "(?:[T ]+\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?: ?[AP]M)?(?:Z| ?[+-]\\d{2}:?\\d{2})?)?";
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})" + TIME + "(\\D.*)?");
    private static final Pattern US =
            Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4}|\\d{2})" + TIME + "(\\D.*)?");
    private static final Pattern MONTH = Pattern.compile("(?:0?[1-9]|1[0-2])/(\\d{4})");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    /** Zeros, the zero of .NET, and words for none. */
    private static final Pattern NOTHING = Pattern.compile(
            "0000-00-00|00/00/0000|(0001-01-01|0?1/0?1/0001)" + TIME + "|N/?A|NOT AVAILABLE|NONE|CURRENTLY SERVING|-+");

    private static final Set<String> LIFE = Set.of("LIFE", "LIFE SENTENCE", "LIFE WITHOUT PAROLE", "LWOP");

    /** Years before it are typing errors. */
    private static final int FIRST_YEAR = 1000;

    /** How far ahead a two-digit year may lie: sentences are long. */
    private static final int YEARS_AHEAD = 79;

    /** Which side of the page's date a two-digit year is on. */
    enum Sense {
        /** It has happened: a birth, an admission, a release. */
        PAST,
        /** It will happen: a projected release. */
        FUTURE
    }

    /** What a text said. */
    sealed interface Reading {

        /**
         * A day.
         *
         * @param tail words behind it, empty for none
         */
        record Day(LocalDate date, String tail) implements Reading {}

        /** A year, or a month of which only the year is kept. */
        record OnlyYear(int year) implements Reading {}

        /** {@code LIFE} or {@code UNKNOWN}. */
        record Word(String word) implements Reading {}

        /** A way to write that there is no date. */
        record Nothing() implements Reading {}

        /** Anything else. */
        record Unreadable() implements Reading {}
    }

    private DateText() {}

    /** Reads one text, printed on a page of that date. */
    static Reading read(String text, Sense sense, LocalDate page) {
        String upper = text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (NOTHING.matcher(upper).matches()) {
            return new Reading.Nothing();
        }
        if (LIFE.contains(upper)) {
            return new Reading.Word("LIFE");
        }
        if (upper.equals("UNKNOWN")) {
            return new Reading.Word("UNKNOWN");
        }
        if (YEAR.matcher(upper).matches()) {
            return new Reading.OnlyYear(Integer.parseInt(upper));
        }
        Matcher month = MONTH.matcher(upper);
        if (month.matches()) {
            return new Reading.OnlyYear(Integer.parseInt(month.group(1)));
        }
        Matcher iso = ISO.matcher(upper);
        if (iso.matches()) {
            return day(Integer.parseInt(iso.group(1)), iso.group(2), iso.group(3), iso.group(4));
        }
        Matcher us = US.matcher(upper);
        if (us.matches()) {
            return day(year(us.group(3), sense, page), us.group(1), us.group(2), us.group(4));
        }
        return new Reading.Unreadable();
    }

    private static int year(String digits, Sense sense, LocalDate page) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        int latest = page.getYear() + (sense == Sense.PAST ? 0 : YEARS_AHEAD);
        return latest - Math.floorMod(latest - year, 100);
    }

    private static Reading day(int year, String month, String day, @Nullable String tail) {
        try {
            LocalDate date = LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day));
            return year < FIRST_YEAR
                    ? new Reading.Unreadable()
                    : new Reading.Day(date, tail == null ? "" : tail.strip());
        } catch (DateTimeException e) {
            // The calendar has no such day: the text is unreadable, which the caller reports.
            return new Reading.Unreadable();
        }
    }
}
