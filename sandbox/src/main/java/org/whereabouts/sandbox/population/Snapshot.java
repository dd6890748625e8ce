package org.whereabouts.sandbox.population;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everybody whom the agencies know on one day, released people included. */
public final class Snapshot {
    private final LocalDate day;
    private final Map<Agency, Roll> rolls;

    Snapshot(LocalDate day, Map<Agency, Roll> rolls) {
        this.day = day;
        this.rolls = Map.copyOf(rolls);
    }

    public LocalDate day() {
        return day;
    }

    /** Everybody, held or released, agency by agency. */
    public List<Person> people() {
        return Stream.of(Agency.values())
                .flatMap(agency -> known(agency).stream())
                .toList();
    }

    /** Everybody whom the agency ever held, as of this day; nobody where the agency has no share in the population. */
    public List<Person> known(Agency agency) {
        Roll roll = rolls.getOrDefault(agency, Roll.empty(agency));
        return Stream.concat(roll.held().stream(), roll.released().stream()).toList();
    }

    /** Those whom the agency holds on this day, in transit and on temporary release included. */
    public List<Person> held(Agency agency) {
        return rolls.getOrDefault(agency, Roll.empty(agency)).held();
    }

    Roll roll(Agency agency) {
        Roll roll = rolls.get(agency);
        if (roll == null) {
            throw new IllegalStateException("No roll for " + agency);
        }
        return roll;
    }
}
