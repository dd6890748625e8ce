package org.whereabouts.crawler.frontier;

import org.whereabouts.crawler.throttle.Priority;

/** How a priority is stored: smaller numbers go first. */
final class Urgency {

    private Urgency() {}

    static int of(Priority priority) {
        return switch (priority) {
            case LIVE_LOOKUP -> 0;
            case RECHECK -> 1;
            case SWEEP -> 2;
        };
    }

    static Priority read(int stored) {
        return switch (stored) {
            case 0 -> Priority.LIVE_LOOKUP;
            case 1 -> Priority.RECHECK;
            case 2 -> Priority.SWEEP;
            default -> throw new IllegalStateException("a search has the unknown priority " + stored);
        };
    }
}
