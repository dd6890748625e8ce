package org.whereabouts.sandbox.population;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * Somebody in the population, with their custody on one day.
 *
 * @param personKey stable over all days and stays: {@code us-pa-doc/42}
 * @param aliases other names that the agency has on record, usually none
 */
public record Person(
        String personKey, PersonName name, Sex sex, LocalDate birthDate, List<PersonName> aliases, Custody custody) {

    public Person {
        aliases = List.copyOf(aliases);
    }

    public String family() {
        return name.family();
    }

    public String given() {
        return name.given();
    }

    public String middle() {
        return name.middle();
    }

    public String suffix() {
        return name.suffix();
    }

    /** Full years on a day. */
    public int ageOn(LocalDate day) {
        return Period.between(birthDate, day).getYears();
    }

    /** Whether the agency still holds them, be it in transit or on temporary release. */
    public boolean isHeld() {
        return custody.status() != CustodyStatus.RELEASED;
    }

    Person with(Custody other) {
        return new Person(personKey, name, sex, birthDate, aliases, other);
    }
}
