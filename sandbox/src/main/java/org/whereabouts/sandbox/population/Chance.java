package org.whereabouts.sandbox.population;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Draws of one stretch of a population's life, from a generator whose algorithm is the same on every platform. */
final class Chance {
    private final RandomGenerator random;

    private Chance(RandomGenerator random) {
        this.random = random;
    }

    /** The draws that belong to one agency on the {@code day}th day after the epoch. */
    static Chance of(long seed, long day, Agency agency) {
        long mixed = mix(mix(seed) ^ mix(day) + agency.sourceId().hashCode());
        return new Chance(RandomGeneratorFactory.of("L64X128MixRandom").create(mixed));
    }

    /** A number below {@code bound} that depends on the two others only. */
    static int spread(long seed, long index, int bound) {
        return Math.floorMod(mix(seed ^ mix(index)), bound);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    double share() {
        return random.nextDouble();
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** How many of many rare and independent things happen when {@code mean} are expected (Poisson). */
    int count(double mean) {
        if (mean > 50) {
            return Math.max(0, Math.toIntExact(Math.round(random.nextGaussian(mean, Math.sqrt(mean)))));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** Days until something without memory happens, {@code mean} on average. */
    int days(double mean) {
        return (int) Math.min(20_000, random.nextExponential() * mean);
    }

    /** Takes one element out of a list whose order does not matter. */
    <T> T take(List<T> values) {
        return removeAt(values, random.nextInt(values.size()));
    }

    /** Removes one element of a list whose order does not matter, at the cost of one swap. */
    static <T> T removeAt(List<T> values, int index) {
        T taken = values.get(index);
        T last = values.removeLast();
        if (index < values.size()) {
            values.set(index, last);
        }
        return taken;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
