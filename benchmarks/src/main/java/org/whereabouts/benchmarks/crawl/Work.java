package org.whereabouts.benchmarks.crawl;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * One round of crawling.
 *
 * @param hosts base URLs, one for each page that is asked at a time: a host is asked for one page after the other
 * @param jdbcUrl database, for who needs one
 * @param scratch directory for files of one's own
 * @param round from 1; no round asks for addresses of another
 * @param searches how many searches on each host
 * @param pages how many pages each of them has
 */
record Work(List<URI> hosts, String jdbcUrl, String scratch, int round, int searches, int pages) {

    Work in(int other) {
        return new Work(hosts, jdbcUrl, scratch, other, searches, pages);
    }

    Work in(Path directory) {
        return new Work(hosts, jdbcUrl, directory.toString(), round, searches, pages);
    }

    int pagesInAll() {
        return hosts.size() * searches * pages;
    }
}
