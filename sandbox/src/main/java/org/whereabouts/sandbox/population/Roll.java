package org.whereabouts.sandbox.population;

import java.util.List;

/**
 * One agency's people on one day.
 *
 * @param peopleEver how many different people the agency has held so far
 * @param staysEver how many stays it has numbered so far
 */
record Roll(Agency agency, List<Person> held, List<Person> released, int peopleEver, int staysEver) {
    Roll {
        held = List.copyOf(held);
        released = List.copyOf(released);
    }

    static Roll empty(Agency agency) {
        return new Roll(agency, List.of(), List.of(), 0, 0);
    }
}
