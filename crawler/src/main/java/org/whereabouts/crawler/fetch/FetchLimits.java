package org.whereabouts.crawler.fetch;

import java.time.Duration;

/**
 * What one request may cost.
 *
 * @param maxBytes largest payload, received as well as decompressed
 * @param connect longest time to connect
 * @param request longest time from sending to the whole answer
 */
public record FetchLimits(int maxBytes, Duration connect, Duration request) {

    /** 16 MB, 10 s to connect, 30 s in all: more than any known locator's page needs. */
    public static final FetchLimits DEFAULT =
            new FetchLimits(16 * 1024 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(30));
}
