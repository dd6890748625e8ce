package org.whereabouts.crawler.frontier;

import java.util.OptionalInt;

/**
 * What a search brought that ended well.
 *
 * @param outcome its kind, for operators
 * @param total how many people the site says the search has
 * @param pages pages read
 * @param people rows read
 */
public record Harvest(String outcome, OptionalInt total, int pages, int people) {}
