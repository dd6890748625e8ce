package org.whereabouts.benchmarks.measure;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of several rounds, which one disturbed round does not move. */
public final class Median {

    private Median() {}

    /**
     * The median of what the rounds measured.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static <T> double of(Collection<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
