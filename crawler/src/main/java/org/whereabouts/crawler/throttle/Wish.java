package org.whereabouts.crawler.throttle;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.whereabouts.crawler.source.Politeness;

/**
 * The wish to send one request.
 *
 * @param url where to; only its host and port matter here
 * @param site on whose behalf: its window and its daily budget hold
 * @param gap the least time between two requests to the host
 * @param latest the last moment, by this process's clock, at which sending is of use
 */
public record Wish(URI url, Politeness site, Duration gap, Priority priority, Instant latest) {

    public Wish {
        if (gap.isNegative()) {
            throw new IllegalArgumentException("a gap of " + gap + " is none");
        }
    }
}
