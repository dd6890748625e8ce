package org.whereabouts.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void oneDisturbedRoundDoesNotMoveTheMedian() {
        assertThat(Spread.of(List.of(3.0, 1.0, 100.0), value -> value)).isEqualTo(new Spread(1, 3, 100));
    }

    @Test
    void medianOfAnEvenNumberOfRoundsLiesBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0), value -> value)).isEqualTo(new Spread(1, 3, 9));
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThatThrownBy(() -> Spread.of(List.<Double>of(), value -> value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsAreHeldAgainstTheMedian() {
        Figure figure = Figure.of("ratio", "ratio", new Spread(0.9, 1.0, 1.2), "", 2);

        assertThat(figure.atMost(1).holds()).isTrue();
        assertThat(figure.atMost(0.95).holds()).isFalse();
        assertThat(figure.atLeast(1.1).holds()).isFalse();
    }
}
