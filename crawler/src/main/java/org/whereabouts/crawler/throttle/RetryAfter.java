package org.whereabouts.crawler.throttle;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.whereabouts.crawler.fetch.Answer;

/** Reads {@code Retry-After}: a number of seconds or a date (RFC 9110, section 10.2.3). */
public final class RetryAfter {

    /** No host means years; one that says so is asked again after a week, with the same caution as before. */
    public static final Duration LONGEST = Duration.ofDays(7);

    private RetryAfter() {}

    /**
     * How long the host asks to be left alone, at most {@link #LONGEST}; empty where it does not say, or says what is
     * neither a count nor a date. A date is read against the host's own {@code Date}, since its clock may be wrong.
     */
    public static Optional<Duration> of(Answer answer) {
        Instant now = answer.header("date")
                .flatMap(date -> date(date, answer.receivedAt()))
                .orElse(answer.receivedAt());
        return answer.header("retry-after").flatMap(value -> read(value.strip(), now));
    }

    static Optional<Duration> read(String value, Instant now) {
        if (value.matches("\\d+")) {
            // More digits than a long has are as absurd as the years they stand for.
            long seconds = value.length() > 18 ? Long.MAX_VALUE : Long.parseLong(value);
            return Optional.of(Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds())));
        }
        return date(value, now).map(date -> {
            Duration wait = date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
            return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
        });
    }

    /** The three forms of a date that a recipient must accept (RFC 9110, section 5.6.7). */
    private static Optional<Instant> date(String value, Instant now) {
        for (DateTimeFormatter form : forms(now)) {
            try {
                return Optional.of(form.parse(value, Instant::from));
            } catch (DateTimeException e) {
                // Another form, or no date at all.
            }
        }
        return Optional.empty();
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
