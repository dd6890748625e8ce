package org.whereabouts.schedules.run;

import org.whereabouts.crawler.source.SourceId;

/** A source already has a run that has not ended; it gets no second one beside it. */
public final class RunActiveException extends RuntimeException {

    public RunActiveException(SourceId source) {
        super(source + " has a run that has not ended yet; wait for it (run list --source " + source + ")");
    }
}
