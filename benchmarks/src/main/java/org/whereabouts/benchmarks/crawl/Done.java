package org.whereabouts.benchmarks.crawl;

/**
 * A round done.
 *
 * @param pages pages fetched and parsed
 * @param cpuNanos processor time of the crawling JVM but for its compilers, in nanoseconds
 * @param compilerNanos that of its just-in-time compilers, which a long crawl pays once
 * @param wallNanos how long it took
 */
record Done(int pages, long cpuNanos, long compilerNanos, long wallNanos) {}
