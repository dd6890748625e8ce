package org.whereabouts.indexer.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.whereabouts.crawler.source.SourceId;

/**
 * The lasting id of one person at one source. It is a name-based UUID (RFC 9562, version 3) of source and number, so every
 * process and every rebuild computes the same one.
 */
public record PersonId(UUID value) implements Comparable<PersonId> {

    /**
     * The id of whoever the source knows under this number.
     *
     * @param number the canonical number
     */
    public static PersonId of(SourceId source, String number) {
        return new PersonId(UUID.nameUUIDFromBytes((source.value() + "/" + number).getBytes(UTF_8)));
    }

    /**
     * Reads the written form, for example from a URL.
     *
     * @throws IllegalArgumentException when the text is no UUID
     */
    public static PersonId parse(String text) {
        UUID value = UUID.fromString(text);
        if (!value.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("a person id has 36 characters in five groups");
        }
        return new PersonId(value);
    }

    /** Orders as PostgreSQL orders a {@code uuid}: by unsigned value. */
    @Override
    public int compareTo(PersonId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
