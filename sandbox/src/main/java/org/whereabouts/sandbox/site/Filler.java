package org.whereabouts.sandbox.site;

import java.util.List;
import org.whereabouts.sandbox.population.Person;

/** Values for columns that real sites show and that nobody should keep; they say nothing about the person. */
final class Filler {
    static final List<String> COUNTIES = List.of(
            "ALLEGHENY",
            "BERKS",
            "BUCKS",
            "CHESTER",
            "DAUPHIN",
            "DELAWARE",
            "ERIE",
            "LANCASTER",
            "MONTGOMERY",
            "PHILADELPHIA",
            "WESTMORELAND",
            "YORK");

    private Filler() {}

    static String pick(Person person, List<String> values) {
        return values.get(Math.floorMod(person.personKey().hashCode(), values.size()));
    }
}
