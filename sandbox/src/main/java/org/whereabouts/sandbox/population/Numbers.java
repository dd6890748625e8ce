package org.whereabouts.sandbox.population;

import java.util.Map;

/**
 * The numbers that agencies give, unique per agency, from running counts: later people get higher numbers where the
 * agency counts upwards.
 */
final class Numbers {
    private static final int LETTER_PAIRS = 26 * 26;
    private static final int PENNSYLVANIA_END = LETTER_PAIRS * 10_000;
    private static final int PENNSYLVANIA_START = 3 * 26 * 10_000;

    /** A prime, so that multiplying by another number visits every residue once. */
    private static final int SID_RANGE = 15_485_863;

    private static final int FEDERAL_DISTRICTS = 97;
    private static final int FEDERAL_RANGE = 100_000 * FEDERAL_DISTRICTS;

    /** A prime that divides neither range. */
    private static final long STRIDE = 7_368_787;

    private final long seed;
    private final int pennsylvaniaGap;

    Numbers(PopulationSpec spec) {
        this.seed = spec.seed();
        Map<Agency, Integer> shares = spec.shares();
        int first = shares.getOrDefault(Agency.PENNSYLVANIA, 1);
        this.pennsylvaniaGap = Math.clamp(2_000_000 / first, 1, 37);
    }

    /** The number of a stay: the {@code person}th person's, the agency's {@code stay}th. */
    String ofStay(Agency agency, int person, int stay) {
        return switch (agency) {
            case PENNSYLVANIA, BOP -> ofPerson(agency, person);
            case TEXAS -> "%08d".formatted(600_000 + spread(stay, 23));
            case CAMPBELL -> Long.toString(41_000 + spread(stay, 3));
        };
    }

    /** The number that the {@code person}th person keeps over all stays. */
    String ofPerson(Agency agency, int person) {
        return switch (agency) {
            case PENNSYLVANIA -> pennsylvania(PENNSYLVANIA_START + spread(person, pennsylvaniaGap));
            case TEXAS -> "%08d".formatted(1_000_000 + scattered(person, SID_RANGE));
            case CAMPBELL -> Integer.toString(12_000 + person);
            case BOP -> federal(scattered(person, FEDERAL_RANGE));
        };
    }

    private long spread(int index, int gap) {
        return (long) index * gap + Chance.spread(seed, index, gap);
    }

    private long scattered(int index, int range) {
        if (index >= range) {
            throw new IllegalStateException("No number is left below " + range);
        }
        return (index * STRIDE + Chance.spread(seed, -1, range)) % range;
    }

    private static String pennsylvania(long value) {
        if (value >= PENNSYLVANIA_END) {
            throw new IllegalStateException("Pennsylvania has no inmate number left after ZZ9999");
        }
        int pair = Math.toIntExact(value / 10_000);
        return "%c%c%04d".formatted('A' + pair / 26, 'A' + pair % 26, value % 10_000);
    }

    private static String federal(long value) {
        return "%05d-%03d".formatted(value / FEDERAL_DISTRICTS, value % FEDERAL_DISTRICTS + 1);
    }
}
