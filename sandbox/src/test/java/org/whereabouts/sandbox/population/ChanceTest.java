package org.whereabouts.sandbox.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChanceTest {
    private final Chance chance = Chance.of(1, 2, Agency.BOP);

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 3.6, 40, 300})
    void countsLieAroundTheirMean(double mean) {
        double average =
                IntStream.range(0, 2_000).map(i -> chance.count(mean)).average().orElseThrow();

        assertThat(average).isCloseTo(mean, within(5 * Math.sqrt(mean / 2_000)));
    }

    @Test
    void eachDayAndAgencyDrawsForItself() {
        assertThat(List.of(
                        Chance.of(1, 2, Agency.BOP).share(),
                        Chance.of(1, 3, Agency.BOP).share(),
                        Chance.of(2, 2, Agency.BOP).share(),
                        Chance.of(1, 2, Agency.TEXAS).share()))
                .doesNotHaveDuplicates()
                .contains(chance.share());
    }

    @Test
    void takingEmptiesAListWithoutLosingOrDoublingAnything() {
        List<Integer> values = new ArrayList<>(IntStream.range(0, 50).boxed().toList());
        List<Integer> taken = new ArrayList<>();
        while (!values.isEmpty()) {
            taken.add(chance.take(values));
        }

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void weightedValuesAreDrawnInProportion() {
        Weighted<Integer> weighted = Weighted.of(List.of(1, 9), value -> value);
        long nines = IntStream.range(0, 10_000)
                .filter(i -> weighted.draw(chance) == 9)
                .count();

        assertThat(nines).isBetween(8_800L, 9_200L);
    }
}
