package org.whereabouts.sandbox.population;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Values drawn in proportion to their weights. */
final class Weighted<T> {
    private final List<T> values;
    private final double[] cumulative;

    private Weighted(List<T> values, double[] cumulative) {
        this.values = values;
        this.cumulative = cumulative;
    }

    static <T> Weighted<T> of(List<T> values, ToDoubleFunction<? super T> weight) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing to draw from");
        }
        double[] cumulative = new double[values.size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += weight.applyAsDouble(values.get(i));
            cumulative[i] = sum;
        }
        return new Weighted<>(List.copyOf(values), cumulative);
    }

    T draw(Chance chance) {
        double point = chance.share() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, point);
        int index = found >= 0 ? found + 1 : -found - 1;
        return values.get(Math.min(index, cumulative.length - 1));
    }
}
