package org.whereabouts.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.whereabouts.app.client.RunView.Progress;

class RunPaceTest {

    private static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");
    private final RunPace pace = new RunPace();

    private void at(int second, int searchesDone, int searchesKnown, int pages) {
        pace.observe(BEGIN.plusSeconds(second), new Progress(searchesDone, searchesKnown, pages, 0));
    }

    @Test
    void oneMomentTellsNoPace() {
        at(0, 0, 10, 0);

        assertThat(pace.pagesPerSecond()).isEmpty();
        assertThat(pace.remaining()).isEmpty();
    }

    @Test
    void thePaceIsPagesOverTime() {
        at(0, 0, 100, 0);
        at(2, 10, 100, 50);

        assertThat(pace.pagesPerSecond()).hasValue(25);
        assertThat(pace.remaining()).contains(Duration.ofSeconds(18));
    }

    @Test
    void splitSearchesMakeItLonger() {
        at(0, 0, 100, 0);
        at(2, 10, 200, 50);

        assertThat(pace.remaining()).contains(Duration.ofSeconds(38));
    }

    @Test
    void onlyTheLastSecondsCount() {
        at(0, 0, 1_000, 0);
        at(100, 100, 1_000, 100);
        at(105, 200, 1_000, 600);
        at(110, 300, 1_000, 1_100);

        assertThat(pace.pagesPerSecond()).hasValue(100);
    }

    @Test
    void nothingIsPromisedWhileNothingMoves() {
        at(0, 5, 10, 50);
        at(5, 5, 10, 50);

        assertThat(pace.pagesPerSecond()).hasValue(0);
        assertThat(pace.remaining()).isEmpty();
    }

    @Test
    void twoObservationsAtOneMomentTellNoPace() {
        at(0, 5, 10, 50);
        at(0, 6, 10, 60);

        assertThat(pace.pagesPerSecond()).isEmpty();
    }
}
