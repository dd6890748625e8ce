package org.whereabouts.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchWindowTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final FetchWindow NIGHT = window("20:00", "06:00");

    @ParameterizedTest
    @CsvSource({
        "20:00, true",
        "23:59, true",
        "00:00, true",
        "05:59, true",
        "06:00, false",
        "12:00, false",
        "19:59, false"
    })
    void aWindowRunsOverMidnight(String time, boolean open) {
        assertThat(NIGHT.isOpen(newYork("2026-07-01T" + time), NEW_YORK)).isEqualTo(open);
    }

    @Test
    void itIsMeantInTheSourcesOwnZone() {
        Instant tenInTheEvening = newYork("2026-07-01T22:00");

        assertThat(NIGHT.isOpen(tenInTheEvening, NEW_YORK)).isTrue();
        assertThat(NIGHT.isOpen(tenInTheEvening, ZoneId.of("America/Los_Angeles")))
                .isFalse();
    }

    @Test
    void whereTheClocksSkipTheOpeningItOpensWithTheSkip() {
        FetchWindow window = window("02:30", "05:00");

        assertThat(window.nextOpen(newYork("2026-03-08T01:59"), NEW_YORK)).isEqualTo(newYork("2026-03-08T03:00"));
    }

    @Test
    void whereTheClocksGoBackItOpensTheFirstTime() {
        FetchWindow window = window("01:30", "05:00");

        assertThat(window.nextOpen(newYork("2026-11-01T00:30"), NEW_YORK))
                .isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
    }

    @Test
    void aWindowThatEndsAsItBeginsIsRefused() {
        assertThatThrownBy(() -> window("06:00", "06:00")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Around both changes of the clocks, minute by minute. */
    @Test
    void nextOpenIsTheFirstOpenMinute() {
        qt().forAll(
                        integers().between(0, 95),
                        integers().between(0, 95),
                        integers().between(0, 2 * 1440 - 1))
                .assuming((from, to, _) -> !from.equals(to))
                .checkAssert((from, to, minute) -> {
                    FetchWindow window =
                            new FetchWindow(LocalTime.ofSecondOfDay(from * 900L), LocalTime.ofSecondOfDay(to * 900L));
                    for (String day : new String[] {"2026-03-07T12:00", "2026-10-31T12:00"}) {
                        Instant at = newYork(day).plusSeconds(minute * 60L);
                        Instant firstOpen = Stream.iterate(at, next -> next.plusSeconds(60))
                                .filter(next -> window.isOpen(next, NEW_YORK))
                                .findFirst()
                                .orElseThrow();
                        assertThat(window.nextOpen(at, NEW_YORK)).isEqualTo(firstOpen);
                    }
                });
    }

    private static FetchWindow window(String from, String to) {
        return new FetchWindow(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant newYork(String local) {
        return java.time.LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }
}
