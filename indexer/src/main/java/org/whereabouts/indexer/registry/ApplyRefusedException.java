package org.whereabouts.indexer.registry;

import org.whereabouts.crawler.source.SourceId;

/** A run that must not be applied, because it would turn newer or better knowledge into an absence. */
public final class ApplyRefusedException extends RuntimeException {

    /** Why it is refused. */
    public enum Reason {
        /** A run whose sweep began later was applied already. */
        SUPERSEDED,
        /** The run staged nobody, or was discarded. */
        NOTHING_STAGED
    }

    private final Reason reason;

    private ApplyRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static ApplyRefusedException superseded(long runId, SourceId source, long newerRunId) {
        return new ApplyRefusedException(
                Reason.SUPERSEDED,
                "run %d of %s began before run %d, which is applied already; discard it and start a new one"
                        .formatted(runId, source, newerRunId));
    }

    static ApplyRefusedException nothingStaged(long runId, SourceId source) {
        return new ApplyRefusedException(
                Reason.NOTHING_STAGED,
                "run %d of %s staged nobody; an empty run is never applied".formatted(runId, source));
    }

    public Reason reason() {
        return reason;
    }
}
