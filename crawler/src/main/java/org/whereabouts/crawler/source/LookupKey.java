package org.whereabouts.crawler.source;

/** By what one person is looked up. */
public sealed interface LookupKey {

    /**
     * By the agency's number.
     *
     * @param number the canonical number of the source, for example {@code 12345-678}
     */
    record ByNumber(String number) implements LookupKey {}

    /** First and last name, as a site's form takes them. */
    record ByName(String family, String given) implements LookupKey {}
}
