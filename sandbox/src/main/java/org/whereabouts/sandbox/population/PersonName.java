package org.whereabouts.sandbox.population;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name in mixed case with its diacritics, as the person writes it; each site spells it in its own way.
 *
 * @param family one or two surnames, with particles: {@code Muñoz}, {@code De La Cruz}, {@code Smith-Jones}
 * @param given the first name
 * @param middle a name, an initial without a dot, or empty
 * @param suffix {@code Jr}, {@code Sr}, {@code II}, {@code III}, {@code IV} or empty
 */
public record PersonName(String family, String given, String middle, String suffix) {
    /** Given, middle, family and suffix, as on an envelope. */
    public String display() {
        return Stream.of(given, middle, family, suffix)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    PersonName withFamily(String other) {
        return new PersonName(other, given, middle, suffix);
    }

    PersonName withGiven(String other) {
        return new PersonName(family, other, middle, suffix);
    }

    PersonName withMiddle(String other) {
        return new PersonName(family, given, other, suffix);
    }

    PersonName withSuffix(String other) {
        return new PersonName(family, given, middle, other);
    }
}
