package org.whereabouts.crawler.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One inmate locator: which searches enumerate it, and how its pages read. A source is pure: no I/O, no clock, no waiting.
 * The driver owns HTTP, throttling, sessions and storage, and calls {@link #parse} again whenever a stored page is re-read.
 */
public interface Source {

    /** Who, where, how often and how politely. */
    SourceProfile profile();

    /**
     * The searches that together list everybody, each its own session; empty where the source offers no listing. A search
     * the site caps answers {@link PageOutcome.TooMany} with the searches that split it.
     */
    Stream<Search> sweep();

    /** The request that begins the search for one person; empty when the source cannot be asked by such a key. */
    default Optional<PageRequest> lookup(LookupKey key) {
        return Optional.empty();
    }

    /**
     * One request of every kind of page that this source reads, made up where need be, most telling kind first: with these a
     * page is read when nobody knows what led to it.
     */
    default List<PageRequest> pageKinds() {
        return List.of(PageRequest.get("list", "/"));
    }

    /**
     * Reads one page. Total: whatever the bytes, the answer is an outcome, never an exception and never an empty roster in
     * place of a page that was not understood ({@link PageOutcome.LayoutChanged}).
     */
    PageOutcome parse(Page page);

    /**
     * As of when a page says what it says: when it was fetched, or earlier, where the source knows that its pages are older.
     *
     * @param lastModified when the site says that the page was changed last, where it says so
     */
    default Instant asOf(PageRequest request, Instant fetchedAt, Optional<Instant> lastModified) {
        return fetchedAt;
    }

    /**
     * Everybody in a page that {@link #parse} answered {@link PageOutcome.Bulk}, in the order of its rows and as many as were
     * counted: read as they are asked for, never held together. To be closed, before the page is.
     *
     * @throws UnsupportedOperationException of a source that has no such pages
     */
    default Stream<RosterEntry> people(Page page) {
        throw new UnsupportedOperationException(profile().id() + " has no files");
    }
}
