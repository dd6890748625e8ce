package org.whereabouts.sandbox.population;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A population that lives from its epoch day on. What it is on a day depends on (seed, size, day) alone, not on the
 * days asked for before.
 *
 * <p>Each day follows from the day before, so a far day costs the days up to it; the last few days asked for are kept.
 * Safe for use by several threads.
 */
public final class Population {
    private static final int DAYS_KEPT = 4;

    private final PopulationSpec spec;
    private final Facilities facilities;
    private final Lifecycle lifecycle;
    private final Snapshot first;
    private final Map<LocalDate, Snapshot> recent = new LinkedHashMap<>();

    private Population(PopulationSpec spec) {
        this.spec = spec;
        this.facilities = Facilities.load();
        Numbers numbers = new Numbers(spec);
        Newcomers newcomers = new Newcomers(NameSource.load(), facilities, numbers, spec.epoch());
        this.lifecycle = new Lifecycle(spec, newcomers, numbers);
        this.first = lifecycle.firstDay();
    }

    /** Draws the people of the epoch day. */
    public static Population generate(PopulationSpec spec) {
        return new Population(spec);
    }

    public PopulationSpec spec() {
        return spec;
    }

    /** The agency's facilities, empty ones included. */
    public List<Facility> facilities(Agency agency) {
        return facilities.of(agency);
    }

    /**
     * People whom the agency holds for good, as of the first day: whatever day comes, they are there. A few of each agency,
     * those who had been there the longest.
     */
    public List<Person> servingLife(Agency agency) {
        return first.held(agency).stream().filter(Lifecycle::servesLife).toList();
    }

    /**
     * Everybody known on a day.
     *
     * @throws IllegalArgumentException for a day before the epoch
     */
    public synchronized Snapshot on(LocalDate day) {
        if (day.isBefore(spec.epoch())) {
            throw new IllegalArgumentException("The population begins on " + spec.epoch() + ", not before: " + day);
        }
        Snapshot snapshot = latestUpTo(day);
        while (snapshot.day().isBefore(day)) {
            snapshot = lifecycle.dayAfter(snapshot);
        }
        keep(snapshot);
        return snapshot;
    }

    private Snapshot latestUpTo(LocalDate day) {
        Snapshot latest = first;
        for (Snapshot snapshot : recent.values()) {
            if (!snapshot.day().isAfter(day) && snapshot.day().isAfter(latest.day())) {
                latest = snapshot;
            }
        }
        return latest;
    }

    private void keep(Snapshot snapshot) {
        recent.remove(snapshot.day());
        recent.put(snapshot.day(), snapshot);
        if (recent.size() > DAYS_KEPT) {
            recent.remove(recent.keySet().iterator().next());
        }
    }
}
