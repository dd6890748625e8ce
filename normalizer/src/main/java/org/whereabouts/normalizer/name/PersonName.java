package org.whereabouts.normalizer.name;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person's name in parts: trimmed, single blanks, display case, diacritics kept. Made by {@link NameParser}.
 *
 * @param family the family name, never empty; may hold two surnames and particles ({@code Garcia Lopez},
 *     {@code de la Cruz})
 * @param given the given name, empty where the source knows only one name; may be double ({@code Mary Ann})
 * @param middle further given names or initials, null for none
 * @param suffix {@code Jr}, {@code Sr}, {@code II} ... {@code VI}, null for none
 * @param original the text it was read from
 */
public record PersonName(
        String family,
        String given,
        @Nullable String middle,
        @Nullable String suffix,
        String original) {

    public PersonName {
        if (family.isBlank()) {
            throw new UnreadableNameException("a name needs a family name");
        }
    }

    /** As printed on an envelope: given, middle, family, suffix. */
    public String display() {
        return Stream.of(given, middle, family, suffix)
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** True when all parts are the same, whatever text they were read from. */
    public boolean sameParts(PersonName other) {
        return family.equals(other.family)
                && given.equals(other.given)
                && Objects.equals(middle, other.middle)
                && Objects.equals(suffix, other.suffix);
    }
}
