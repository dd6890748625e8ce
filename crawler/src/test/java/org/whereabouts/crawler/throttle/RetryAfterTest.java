package org.whereabouts.crawler.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.source.PageBody;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "120 | PT2M",
                "Sun, 01 Nov 2026 12:05:00 GMT | PT5M",
                "Sunday, 01-Nov-26 12:05:00 GMT | PT5M",
                "Sun Nov  1 12:05:00 2026 | PT5M",
                "Sun, 01 Nov 2026 11:00:00 GMT | PT0S",
            })
    void itIsSecondsOrADateOfThreeForms(String value, Duration wait) {
        assertThat(RetryAfter.read(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "soon", "1.5", "12 s", "Sun, 31 Feb 2026 12:00:00 GMT", "+3"})
    void whatIsNeitherSaysNothing(String value) {
        assertThat(RetryAfter.read(value, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31536000",
                "9999999999",
                "999999999999999999999999999999",
                "Fri, 01 Nov 2126 12:00:00 GMT",
                "Fri, 31 Dec 9999 23:59:59 GMT"
            })
    void yearsAreTakenAsAWeek(String value) {
        assertThat(RetryAfter.read(value, NOW)).contains(RetryAfter.LONGEST);
    }

    @Test
    void aYearOfTwoDigitsFarAheadIsPast() {
        assertThat(RetryAfter.read("Sunday, 06-Nov-94 08:49:37 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void aDateIsReadAgainstTheHostsOwnClock() {
        Map<String, List<String>> headers = Map.of(
                "date", List.of("Sun, 01 Nov 2026 14:00:00 GMT"),
                "retry-after", List.of("Sun, 01 Nov 2026 14:01:00 GMT"));

        assertThat(RetryAfter.of(new Answer(
                        URI.create("https://locator.example.org/"), 503, headers, PageBody.of(new byte[0]), NOW)))
                .contains(Duration.ofMinutes(1));
    }
}
