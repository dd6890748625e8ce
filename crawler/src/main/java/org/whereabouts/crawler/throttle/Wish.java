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
 * @param goAhead asked after each wait whether the request is still wanted
 */
public record Wish(URI url, Politeness site, Duration gap, Priority priority, Instant latest, GoAhead goAhead) {

    public Wish {
        if (gap.isNegative()) {
            throw new IllegalArgumentException("a gap of " + gap + " is none");
        }
    }

    /** The wish of who asks nobody in between. */
    public Wish(URI url, Politeness site, Duration gap, Priority priority, Instant latest) {
        this(url, site, gap, priority, latest, GoAhead.ALWAYS);
    }

    /** The same wish for another address. */
    public Wish to(URI other) {
        return new Wish(other, site, gap, priority, latest, goAhead);
    }

    /** The same wish with another last moment. */
    public Wish by(Instant other) {
        return new Wish(url, site, gap, priority, other, goAhead);
    }

    /** The same wish with another gap. */
    public Wish withGap(Duration other) {
        return new Wish(url, site, other, priority, latest, goAhead);
    }
}
