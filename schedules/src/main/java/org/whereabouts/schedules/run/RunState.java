package org.whereabouts.schedules.run;

/** How far a run has come. */
public enum RunState {
    /** Waits for a worker. */
    QUEUED(false),
    /** Asks the site. */
    SWEEPING(false),
    /** Reads the captures into custody records. */
    NORMALIZING(false),
    /** The quality gate looks at what came. */
    JUDGING(false),
    /** Writes it to the custody registry. */
    APPLYING(false),
    /** Brings the index up to date. */
    PROJECTING(false),
    /** Applied and findable. */
    COMPLETED(true),
    /** The quality gate refused it; nothing was applied, the old data keeps serving. */
    QUARANTINED(true),
    /** The site could not be swept to the end; nothing was applied, the old data keeps serving. */
    INCOMPLETE(true),
    /** Our own fault: a server of ours is down, or an error in the program. */
    FAILED(true);

    private final boolean ended;

    RunState(boolean ended) {
        this.ended = ended;
    }

    /** Whether it was believed and is being written: then it is brought to its end, whatever happens to its source. */
    public boolean isBeingApplied() {
        return this == APPLYING || this == PROJECTING;
    }

    /** Whether nothing more will happen by itself. */
    public boolean hasEnded() {
        return ended;
    }
}
