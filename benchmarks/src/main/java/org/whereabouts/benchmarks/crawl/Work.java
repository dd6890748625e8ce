package org.whereabouts.benchmarks.crawl;

import java.net.URI;
import java.nio.file.Path;

/**
 * One round of crawling.
 *
 * @param site the site's base URL
 * @param jdbcUrl database, for who needs one
 * @param scratch directory for files of one's own
 * @param round from 1; no round asks for addresses of another
 * @param searches how many searches
 * @param pages how many pages each of them has
 * @param threads how many pages are asked at a time
 */
record Work(URI site, String jdbcUrl, String scratch, int round, int searches, int pages, int threads) {

    Work in(int other) {
        return new Work(site, jdbcUrl, scratch, other, searches, pages, threads);
    }

    Work in(Path directory) {
        return new Work(site, jdbcUrl, directory.toString(), round, searches, pages, threads);
    }

    int pagesInAll() {
        return searches * pages;
    }
}
