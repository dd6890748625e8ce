package org.whereabouts.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FactsTest {

    private static final Facts FACTS =
            new Facts().add("agency", "Pennsylvania Department of Corrections").add("id", "us-pa-doc");

    @Test
    void valuesStandBelowEachOther() {
        assertThat(FACTS.lines(80))
                .containsExactly("agency  Pennsylvania Department of Corrections", "id      us-pa-doc");
    }

    @Test
    void longValuesAreWrappedAndNothingIsLost() {
        assertThat(FACTS.lines(30))
                .containsExactly(
                        "agency  Pennsylvania", "        Department of", "        Corrections", "id      us-pa-doc");
    }

    @Test
    void aWordLongerThanTheTerminalStaysWhole() {
        assertThat(new Facts()
                        .add("url", "https://example.org/a/very/long/path")
                        .lines(20))
                .containsExactly("url  https://example.org/a/very/long/path");
    }
}
