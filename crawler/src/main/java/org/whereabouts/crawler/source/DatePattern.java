package org.whereabouts.crawler.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the dates of a column are written. Pure. */
public final class DatePattern {

    /** Of a century, a month and a day that no pattern can confuse. */
    private static final LocalDate SAMPLE = LocalDate.of(1962, 4, 7);

    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);

    /** Below, sheets count a 29 February 1900 that never was. */
    private static final int FIRST_SERIAL = 61;

    private static final int LAST_SERIAL = 2_958_465;
    private static final Pattern SERIAL = Pattern.compile("\\d{1,7}(\\.\\d+)?");

    private final @Nullable DateTimeFormatter formatter;

    private DatePattern(@Nullable DateTimeFormatter formatter) {
        this.formatter = formatter;
    }

    /**
     * The pattern of that text: {@link BulkFile#EXCEL}, or one of {@link DateTimeFormatter} such as {@code dd-MMM-yyyy}, in which
     * words are English, in any case. A year of two digits does not say which century it is in, and makes no whole date.
     *
     * @param key what to call it in an error
     * @throws IllegalArgumentException when it is no such pattern
     */
    public static DatePattern of(String pattern, String key) {
        if (pattern.equals(BulkFile.EXCEL)) {
            return new DatePattern(null);
        }
        try {
            DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .parseDefaulting(ChronoField.ERA, 1)
                    .toFormatter(Locale.US)
                    .withResolverStyle(ResolverStyle.STRICT);
            if (!LocalDate.parse(formatter.format(SAMPLE), formatter).equals(SAMPLE)) {
                throw new DateTimeException("the pattern loses the century");
            }
            return new DatePattern(formatter);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    key + ": '" + pattern + "' is no pattern of a whole date, such as MM/dd/yyyy, yyyyMMdd or "
                            + BulkFile.EXCEL,
                    e);
        }
    }

    /** The date as yyyy-MM-dd; the text as it is where it does not fit. */
    public String rewrite(String text) {
        DateTimeFormatter written = formatter;
        if (written == null) {
            return serial(text);
        }
        try {
            return LocalDate.parse(text, written).toString();
        } catch (DateTimeException e) {
            // A word in place of a date is for the normalizer to know, or to count.
            return text;
        }
    }

    private static String serial(String text) {
        if (!SERIAL.matcher(text).matches()) {
            return text;
        }
        int day = (int) Double.parseDouble(text);
        return day < FIRST_SERIAL || day > LAST_SERIAL
                ? text
                : FIRST_DAY.plusDays(day).toString();
    }
}
