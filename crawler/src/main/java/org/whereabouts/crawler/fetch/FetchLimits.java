package org.whereabouts.crawler.fetch;

import java.time.Duration;

/**
 * What one request may cost.
 *
 * @param maxBytes largest payload, received as well as decompressed
 * @param connect longest time to resolve the name, as much again to connect, and again for the TLS handshake
 * @param request longest time from the call to the last byte of the answer, connecting included
 */
public record FetchLimits(int maxBytes, Duration connect, Duration request) {

    /** 16 MB, 10 s to connect, 30 s in all: more than any known locator's page needs. */
    public static final FetchLimits DEFAULT =
            new FetchLimits(16 * 1024 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(30));

    /**
     * The longest time for a file, which is asked for once in a sweep: 40 MB at 35 KB/s. Shorter than a worker may be silent
     * until others take its search for abandoned.
     */
    public static final Duration FILE = Duration.ofMinutes(20);

    /** Headers of one answer; real locators send 10 to 30. */
    static final int MAX_HEADERS = 200;

    /** Characters of one line of an answer's head; a long Content-Security-Policy or cookie has about 8,000. */
    static final int MAX_LINE = 32 * 1024;

    /**
     * How many times its size a payload may unpack to, past the first megabyte. Rosters, all markup, reach 10 to 30; only a payload
     * made to fill our memory comes near the 1,032 that DEFLATE can do.
     */
    static final int MAX_RATIO = 100;

    /** Below this a ratio says nothing: a page of blanks is small enough to be harmless. */
    static final int RATIO_FROM = 1024 * 1024;
}
