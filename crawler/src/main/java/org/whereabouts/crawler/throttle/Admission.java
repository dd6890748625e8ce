package org.whereabouts.crawler.throttle;

import java.time.Duration;

/** Whether a request may be sent. */
public sealed interface Admission {

    /** Now, and nobody else asks the host until the turn has ended. */
    record Granted(Turn turn) implements Admission {}

    /**
     * Not in time.
     *
     * @param retryAfter how long until asking can be of use
     * @param detail why, naming the host
     */
    record Denied(Denial why, Duration retryAfter, String detail) implements Admission {}

    /** Why a request may not be sent. */
    enum Denial {
        /** The host is busy, or left alone, for longer than sending is of use. */
        NO_SLOT,
        /** The host has failed so often that it is left alone for a while. */
        CIRCUIT_OPEN,
        /** The day's requests, the source's or all sources', are spent. */
        BUDGET_SPENT,
        /** The source is not swept at this time of its day. */
        OUTSIDE_WINDOW
    }
}
