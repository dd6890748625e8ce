package org.whereabouts.crawler.throttle;

/** Who goes first where several want to ask: later constants give way to earlier ones. */
public enum Priority {
    /** Somebody waits for the answer. */
    LIVE_LOOKUP(0),
    /** Single people whose state is in doubt. */
    RECHECK(1),
    /** The routine enumeration of a source. */
    SWEEP(2);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /** As stored: the lower goes first. */
    public int rank() {
        return rank;
    }

    /**
     * The priority of a stored rank.
     *
     * @throws IllegalStateException when there is none
     */
    public static Priority ofRank(int stored) {
        for (Priority priority : values()) {
            if (priority.rank == stored) {
                return priority;
            }
        }
        throw new IllegalStateException("there is no priority of the rank " + stored);
    }
}
