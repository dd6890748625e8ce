package org.whereabouts.crawler.source;

import java.util.Optional;

/** By what one person is looked up. */
public sealed interface LookupKey {

    /** The number, for a source that cannot be asked by anything else; empty where the key is another. */
    default Optional<String> asNumber() {
        return this instanceof ByNumber(String number) ? Optional.of(number) : Optional.empty();
    }

    /**
     * By the agency's number.
     *
     * @param number the canonical number of the source, for example {@code 12345-678}
     */
    record ByNumber(String number) implements LookupKey {}

    /** First and last name, as a site's form takes them. */
    record ByName(String family, String given) implements LookupKey {}
}
