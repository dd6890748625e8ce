package org.whereabouts.indexer.candidate;

import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.custody.CustodyStatus;

/**
 * A search. All that is given must hold; with a number the name only orders what was found.
 *
 * @param name a name as people type it, or part of one; null for any
 * @param number a number in any form; null for any
 * @param state two-letter code; null for all
 * @param facilityId id in the facility directory; null for all
 * @param source id of a source; null for all
 * @param status null for all
 * @param page from 1
 * @param size people on a page, 1 to {@value #MAX_SIZE}
 */
public record PeopleQuery(
        @Nullable String name,
        @Nullable String number,
        @Nullable String state,
        @Nullable String facilityId,
        @Nullable String source,
        @Nullable CustodyStatus status,
        int page,
        int size) {

    /** The most people on a page. */
    public static final int MAX_SIZE = 100;

    /** How deep paging goes: {@code page * size} may not exceed it. */
    public static final int MAX_DEPTH = 10_000;

    /**
     * Checks the page.
     *
     * @throws IllegalArgumentException when page or size is out of bounds
     */
    public PeopleQuery {
        if (page < 1) {
            throw new IllegalArgumentException("page begins at 1");
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size is 1 to " + MAX_SIZE);
        }
        if ((long) page * size > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "page * size may not exceed " + MAX_DEPTH + "; narrow the search with a state or a fuller name");
        }
    }
}
