package org.whereabouts.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param key its name in JSON
 * @param what its name for people
 * @param unit what it counts; empty for a ratio
 * @param decimals with how many it is shown to people
 * @param bound what its median is held against; null for none
 */
public record Figure(
        String key,
        String what,
        Spread value,
        String unit,
        int decimals,
        @Nullable Bound bound) {

    /** How large a figure may or must be. */
    public sealed interface Bound {

        double value();

        /** Holds up to that value. */
        record AtMost(double value) implements Bound {}

        /** Holds from that value on. */
        record AtLeast(double value) implements Bound {}
    }

    /** A figure that stands for itself. */
    public static Figure of(String key, String what, Spread value, String unit, int decimals) {
        return new Figure(key, what, value, unit, decimals, null);
    }

    public Figure atMost(double most) {
        return new Figure(key, what, value, unit, decimals, new Bound.AtMost(most));
    }

    public Figure atLeast(double least) {
        return new Figure(key, what, value, unit, decimals, new Bound.AtLeast(least));
    }

    /** Whether it is within its bound; true where it has none. */
    public boolean holds() {
        return switch (bound) {
            case null -> true;
            case Bound.AtMost(double most) -> value.median() <= most;
            case Bound.AtLeast(double least) -> value.median() >= least;
        };
    }
}
