package org.whereabouts.crawler.frontier;

import java.util.OptionalInt;

/**
 * How far a sweep has come.
 *
 * @param searchesDone searches that ended well
 * @param searchesKnown searches known so far; grows while capped searches are split
 * @param searchesFailed searches given up
 * @param pages pages read
 * @param people rows read; a person on two pages counts twice
 * @param siteTotal how many people the site itself says it lists, where every root search said so
 */
public record SweepProgress(
        int searchesDone, int searchesKnown, int searchesFailed, int pages, int people, OptionalInt siteTotal) {

    /** Of a sweep that has no searches yet. */
    static final SweepProgress NONE = new SweepProgress(0, 0, 0, 0, 0, OptionalInt.empty());

    /** Whether every search known has ended well, and there was at least one. */
    public boolean isComplete() {
        return searchesKnown > 0 && searchesDone == searchesKnown;
    }
}
