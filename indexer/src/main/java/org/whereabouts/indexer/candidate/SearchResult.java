package org.whereabouts.indexer.candidate;

import java.util.List;

/**
 * One page of a search.
 *
 * @param total how many people were found on all pages, exactly
 * @param hits this page, best first
 */
public record SearchResult(long total, List<PersonHit> hits) {

    public SearchResult {
        hits = List.copyOf(hits);
    }
}
