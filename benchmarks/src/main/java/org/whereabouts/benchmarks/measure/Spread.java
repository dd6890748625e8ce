package org.whereabouts.benchmarks.measure;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * What several rounds measured: the middle, which one disturbed round does not move, and how far they lie apart.
 *
 * @param least the smallest of them
 * @param median the middle, or the mean of the two in the middle
 * @param most the largest of them
 */
public record Spread(double least, double median, double most) {

    /** One value, which no round can change. */
    public static Spread of(double value) {
        return new Spread(value, value, value);
    }

    /**
     * The spread of one figure of the rounds.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static <T> Spread of(Collection<T> rounds, ToDoubleFunction<? super T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }
}
