package org.whereabouts.crawler.fetch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates of HTTP headers (RFC 9110, section 5.6.7). */
public final class HttpDate {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    /**
     * Reads the three forms that a recipient must accept; empty where it is none of them.
     *
     * @param now tells the century of a year of two digits
     */
    public static Optional<Instant> read(String value, Instant now) {
        for (DateTimeFormatter form : forms(now)) {
            try {
                return Optional.of(form.parse(value, Instant::from));
            } catch (DateTimeException e) {
                // Another form, or no date at all.
            }
        }
        return Optional.empty();
    }

    /** The one form that a sender may write, to the second. */
    public static String write(Instant date) {
        return WRITTEN.format(date);
    }

    private static List<DateTimeFormatter> forms(Instant now) {
        // A year of two digits that seems more than 50 years ahead is in the past.
        int firstYear = now.atZone(ZoneOffset.UTC).getYear() - 49;
        DateTimeFormatter rfc850 = new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US)
                .withZone(ZoneOffset.UTC);
        DateTimeFormatter asctime = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US)
                .withZone(ZoneOffset.UTC);
        return List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850, asctime);
    }
}
