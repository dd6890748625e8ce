package org.whereabouts.sandbox.population;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * What determines a population, down to the last middle name.
 *
 * @param seed any number; the same seed gives the same people
 * @param people how many people are known on the epoch day, at least {@value #SMALLEST}
 * @param epoch the first day of the population's life
 */
public record PopulationSpec(long seed, int people, LocalDate epoch) {
    /** The smallest population that still fills each of the four sites. */
    public static final int SMALLEST = 100;

    private static final int SMALLEST_JAIL = 30;

    public PopulationSpec {
        if (people < SMALLEST) {
            throw new IllegalArgumentException("A population needs at least " + SMALLEST + " people, not " + people);
        }
    }

    /**
     * How the people are shared out: 40 % Pennsylvania, 35 % Texas, 20 % federal, and the rest (5 %, at least 30 people)
     * in the county jail. The shares add up to {@link #people()} exactly.
     */
    public Map<Agency, Integer> shares() {
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
