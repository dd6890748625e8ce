package org.whereabouts.crawler.frontier;

import org.whereabouts.crawler.source.Search;

/**
 * A search that waits to be asked.
 *
 * @param ordinal its place in the run
 * @param attempts how often it has been tried in vain
 */
public record QueuedSearch(int ordinal, Search search, int attempts) {}
