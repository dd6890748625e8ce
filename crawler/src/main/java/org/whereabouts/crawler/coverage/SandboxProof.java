package org.whereabouts.crawler.coverage;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.whereabouts.crawler.source.EntryField;

/**
 * What was seen when a source was proven against the site that the sandbox plays of it, on a still population: exactly the site's
 * people were found, none twice.
 *
 * @param date when
 * @param people how many people the site had, and were found; of a source that is only asked, how many were asked about
 * @param requests how many requests finding them took, robots.txt included
 * @param again how many requests the next sweep took, in which everybody is as before; of a source that is only asked, the same
 * @param fields which share of the people has each field, 0..1; those that nobody has are left out
 */
public record SandboxProof(LocalDate date, int people, int requests, int again, Map<EntryField, Double> fields) {

    private static final Set<EntryField> NAMES =
            EnumSet.of(EntryField.NAME, EntryField.FAMILY, EntryField.GIVEN, EntryField.MIDDLE, EntryField.SUFFIX);

    public SandboxProof {
        Map<EntryField, Double> sorted = new EnumMap<>(EntryField.class);
        sorted.putAll(fields);
        fields = Collections.unmodifiableMap(sorted);
        if (people < 1 || requests < 1 || again < 1) {
            throw new IllegalArgumentException("a proof has people, and took requests");
        }
    }

    /** Requests per person of the first sweep. */
    public double perPerson() {
        return requests / (double) people;
    }

    /** Requests per person refreshed: of a sweep in which everybody is as before. */
    public double perPersonAgain() {
        return again / (double) people;
    }

    /** What the source gives beside the number, in words, the parts of the name together. */
    public List<String> given() {
        return fields.keySet().stream()
                .filter(field -> field != EntryField.NUMBER)
                .map(field -> NAMES.contains(field)
                        ? "name"
                        : field.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .distinct()
                .toList();
    }
}
