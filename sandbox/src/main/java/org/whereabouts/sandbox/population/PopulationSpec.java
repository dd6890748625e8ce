package org.whereabouts.sandbox.population;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What determines a population, down to the last middle name.
 *
 * @param seed any number; the same seed gives the same people
 * @param shares how many people each agency knows on the epoch day, at least {@value #SMALLEST_SHARE} each; an agency
 *     without a share has nobody and is not played
 * @param epoch the first day of the population's life
 */
public record PopulationSpec(long seed, Map<Agency, Integer> shares, LocalDate epoch) {
    /** The smallest population that still fills each of the first four sites. */
    public static final int SMALLEST = 100;

    /** The fewest people that an agency can have; some of them serve life. */
    public static final int SMALLEST_SHARE = 10;

    private static final int SMALLEST_JAIL = 30;
    private static final int SMALLEST_FURTHER = 40;

    public PopulationSpec {
        Map<Agency, Integer> sorted = new EnumMap<>(Agency.class);
        sorted.putAll(shares);
        sorted.forEach((agency, people) -> {
            if (people < SMALLEST_SHARE) {
                throw new IllegalArgumentException("A site needs at least " + SMALLEST_SHARE + " people, not " + people
                        + " as " + agency.sourceId());
            }
        });
        shares = Collections.unmodifiableMap(sorted);
    }

    /**
     * People of four agencies: 40 % Pennsylvania, 35 % Texas, 20 % federal, and the rest (5 %, at least 30 people) in a county
     * jail. The shares add up to {@code people} exactly.
     *
     * @param people how many people are known on the epoch day, at least {@value #SMALLEST}
     */
    public PopulationSpec(long seed, int people, LocalDate epoch) {
        this(seed, ofFour(people), epoch);
    }

    /**
     * People of every agency: those of {@link #PopulationSpec(long, int, LocalDate) the four}, the very same ones, and for each
     * further agency another 4 % of {@code people}, at least 40.
     */
    public static PopulationSpec everywhere(long seed, int people, LocalDate epoch) {
        Map<Agency, Integer> shares = ofFour(people);
        for (Agency agency : Agency.values()) {
            shares.putIfAbsent(agency, Math.max(SMALLEST_FURTHER, people / 25));
        }
        return new PopulationSpec(seed, shares, epoch);
    }

    /** People of one agency alone. */
    public static PopulationSpec only(Agency agency, long seed, int people, LocalDate epoch) {
        return new PopulationSpec(seed, Map.of(agency, people), epoch);
    }

    /** How many people are known on the epoch day. */
    public int people() {
        return shares.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<Agency, Integer> ofFour(int people) {
        if (people < SMALLEST) {
            throw new IllegalArgumentException("A population needs at least " + SMALLEST + " people, not " + people);
        }
        int jail = Math.max(SMALLEST_JAIL, Math.toIntExact(Math.round(people * 0.05)));
        int others = people - jail;
        int pennsylvania = Math.toIntExact(Math.round(others * 40 / 95.0));
        int texas = Math.toIntExact(Math.round(others * 35 / 95.0));
        Map<Agency, Integer> shares = new EnumMap<>(Agency.class);
        shares.put(Agency.PENNSYLVANIA, pennsylvania);
        shares.put(Agency.TEXAS, texas);
        shares.put(Agency.CAMPBELL, jail);
        shares.put(Agency.BOP, others - pennsylvania - texas);
        return shares;
    }
}
