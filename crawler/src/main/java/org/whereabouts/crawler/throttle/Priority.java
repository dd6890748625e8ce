package org.whereabouts.crawler.throttle;

/** Who goes first where several want to ask: later constants give way to earlier ones. */
public enum Priority {
    /** Somebody waits for the answer. */
    LIVE_LOOKUP,
    /** Single people whose state is in doubt. */
    RECHECK,
    /** The routine enumeration of a source. */
    SWEEP
}
