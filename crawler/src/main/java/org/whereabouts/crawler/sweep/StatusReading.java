package org.whereabouts.crawler.sweep;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;

/** What an answer other than 2xx means, as a pure function of its status and headers (RFC 9110, section 15). */
public final class StatusReading {

    private StatusReading() {}

    /** What stands in the way. */
    public static Optional<BrokenOff> obstacle(Answer answer, Instant now) {
        Obstacle obstacle = switch (answer.status()) {
            case 401, 403, 407, 451 -> Obstacle.BLOCKED;
            case 429 -> Obstacle.RATE_LIMITED;
            case 503 -> Obstacle.MAINTENANCE;
            default -> answer.status() >= 500 ? Obstacle.SERVER_ERROR : Obstacle.LAYOUT_CHANGED;
        };
        String detail = answer.url().getHost() + " answered " + answer.status();
        return Optional.of(
                new BrokenOff(obstacle, answer.header("retry-after").flatMap(value -> retryAfter(value, now)), detail));
    }

    /** {@code Retry-After} is a number of seconds or a date (RFC 9110, section 10.2.3); what is neither says nothing. */
    static Optional<Duration> retryAfter(String value, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
