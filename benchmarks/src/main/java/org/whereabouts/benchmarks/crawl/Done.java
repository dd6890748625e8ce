package org.whereabouts.benchmarks.crawl;

/**
 * A round done.
 *
 * @param pages pages fetched and parsed
 * @param cpuNanos processor time of the crawling JVM, in nanoseconds
 * @param wallNanos how long it took
 */
record Done(int pages, long cpuNanos, long wallNanos) {}
