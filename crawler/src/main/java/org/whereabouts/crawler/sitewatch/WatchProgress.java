package org.whereabouts.crawler.sitewatch;

/**
 * How far a watch has come.
 *
 * @param known pages found so far, start pages included
 * @param settled pages of which it is known what became of them
 * @param read pages that were read
 * @param failed pages that could not be had
 */
public record WatchProgress(int known, int settled, int read, int failed) {}
