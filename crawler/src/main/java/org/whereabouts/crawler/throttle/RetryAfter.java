package org.whereabouts.crawler.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.HttpDate;

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
                .flatMap(date -> HttpDate.read(date, answer.receivedAt()))
                .orElse(answer.receivedAt());
        return answer.header("retry-after").flatMap(value -> read(value.strip(), now));
    }

    static Optional<Duration> read(String value, Instant now) {
        if (value.matches("\\d+")) {
            // More digits than a long has are as absurd as the years they stand for.
            long seconds = value.length() > 18 ? Long.MAX_VALUE : Long.parseLong(value);
            return Optional.of(Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds())));
        }
        return HttpDate.read(value, now).map(date -> {
            Duration wait = date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
            return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
        });
    }
}
