package org.whereabouts.sandbox.population;

import java.util.Map;

/**
 * The numbers that agencies give, unique per agency, from running counts: later people get higher numbers where the
 * agency counts upwards.
 */
final class Numbers {
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
    String ofStay(Agency agency, Sex sex, int person, int stay) {
        return switch (agency) {
            case PENNSYLVANIA, BOP, FLORIDA, GEORGIA, ILLINOIS, NORTH_CAROLINA, OREGON, NEVADA, IDAHO ->
                ofPerson(agency, person);
            case TEXAS -> "%08d".formatted(600_000 + spread(stay, 23));
            case CALIFORNIA -> lettered(agency, 800_000 + spread(stay, 7), 2, 4);
            case OHIO -> "%c%06d".formatted(sex == Sex.FEMALE ? 'W' : 'A', 100_000 + spread(stay, 2));
            case CAMPBELL -> Long.toString(41_000 + spread(stay, 3));
            case DOUGLAS -> "26-%06d".formatted(1_000 + spread(stay, 3));
            case BUNCOMBE -> Long.toString(600_000 + spread(stay, 3));
            case BRADFORD -> "BCSO26JBN%06d".formatted(1_000 + spread(stay, 3));
            case GWINNETT -> Long.toString(99_100_000 + spread(stay, 3));
            case AUTAUGA -> Long.toString(8_000 + spread(stay, 3));
        };
    }

    /** The number that the {@code person}th person keeps over all stays, whether or not the site shows it. */
    String ofPerson(Agency agency, int person) {
        return switch (agency) {
            case PENNSYLVANIA -> lettered(agency, PENNSYLVANIA_START + spread(person, pennsylvaniaGap), 2, 4);
            case TEXAS -> "%08d".formatted(1_000_000 + scattered(person, SID_RANGE));
            case BOP -> federal(scattered(person, FEDERAL_RANGE));
            // Old numbers have a digit fewer than new ones.
            case FLORIDA -> lettered(agency, spread(person, 7), 1, person % 2 == 0 ? 6 : 5);
            case GEORGIA -> "%010d".formatted(400_000 + spread(person, 5));
            case ILLINOIS -> lettered(agency, 1_000_000 + spread(person, 5), 1, 5);
            case NORTH_CAROLINA -> "%07d".formatted(90_000 + spread(person, 7));
            case OREGON -> Long.toString(700_000 + scattered(person, SID_RANGE));
            case NEVADA -> Long.toString(60_000 + spread(person, 5));
            case IDAHO -> Long.toString(20_000 + spread(person, 3));
            case CALIFORNIA, OHIO, CAMPBELL, DOUGLAS, BUNCOMBE, BRADFORD, GWINNETT, AUTAUGA ->
                Integer.toString(12_000 + person);
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

    /** {@code AA0000} to {@code ZZ9999} for two letters and four digits. */
    private static String lettered(Agency agency, long value, int letters, int digits) {
        long range = Math.powExact(10L, digits);
        String end = "Z".repeat(letters) + "9".repeat(digits);
        if (value >= Math.powExact(26L, letters) * range) {
            throw new IllegalStateException(agency.sourceId() + " has no number left after " + end);
        }
        StringBuilder text = new StringBuilder();
        for (long rest = value / range; text.length() < letters; rest /= 26) {
            text.insert(0, (char) ('A' + rest % 26));
        }
        return text + String.format("%0" + digits + "d", value % range);
    }

    private static String federal(long value) {
        return "%05d-%03d".formatted(value / FEDERAL_DISTRICTS, value % FEDERAL_DISTRICTS + 1);
    }
}
