package org.whereabouts.schedules.timetable;

import org.whereabouts.crawler.source.SourceId;

/** A source cannot be withdrawn; the message says why, and what to do. */
public final class NotWithdrawableException extends RuntimeException {

    private final boolean known;

    private NotWithdrawableException(String message, boolean known) {
        super(message);
        this.known = known;
    }

    static NotWithdrawableException shipped(SourceId id) {
        return new NotWithdrawableException(
                id
                        + " is shipped and cannot be withdrawn; 'enabled: false' in its source.yml keeps it from being swept",
                true);
    }

    static NotWithdrawableException unknown(SourceId id) {
        return new NotWithdrawableException(
                "nobody sent a source '" + id + "'; those that were sent are listed by source list --added", false);
    }

    /** Whether there is such a source. */
    public boolean isOfKnownSource() {
        return known;
    }
}
