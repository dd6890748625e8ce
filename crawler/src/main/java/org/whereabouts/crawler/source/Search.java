package org.whereabouts.crawler.source;

import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The unit of work: one search with its chain of requests (landing page, token, result pages, details). Interrupted, it
 * starts again at its first request.
 *
 * @param key what is searched, unique within a sweep and readable by an operator, for example {@code location=PHX sex=M}
 * @param root true for a search whose reported total counts towards the site's own count: one that no other search of the
 *     sweep contains
 * @param first the request that begins the chain
 */
public record Search(String key, boolean root, PageRequest first) {

    /** The search for one person, by what the person is looked up, that begins with this request. */
    public static Search of(LookupKey key, PageRequest first) {
        return new Search(key instanceof LookupKey.ByNumber ? "number" : "name", true, first);
    }

    /**
     * A search for each letter from A to Z that a last name begins with, whatever follows it: O'BRIEN, DE LA CRUZ, NG. A name that
     * begins with something else (ÁLVAREZ, 'AKAU) is found only where the site takes that for one of these letters or passes over it.
     *
     * @param first the request that begins the search for a capital letter
     */
    public static Stream<Search> byInitial(Function<String, PageRequest> first) {
        return IntStream.rangeClosed('A', 'Z')
                .mapToObj(Character::toString)
                .map(letter -> new Search("last=" + letter, true, first.apply(letter)));
    }
}
