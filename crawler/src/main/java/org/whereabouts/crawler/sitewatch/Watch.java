package org.whereabouts.crawler.sitewatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;

/**
 * One look at a whole site.
 *
 * @param startedAt when its first page was asked for; null while it is queued
 * @param dueAt when it goes on; null unless it waits
 * @param endedAt null until it has ended
 * @param outcome null until it has ended
 * @param trouble why it is not complete; null for a complete one
 * @param detail the same in words; names hosts and pages
 */
public record Watch(
        long id,
        SourceId site,
        Cause cause,
        State state,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        @Nullable Trouble trouble,
        @Nullable String detail) {

    /** Who wanted it. */
    public enum Cause {
        SCHEDULE,
        OPERATOR
    }

    /** Where it stands. */
    public enum State {
        /** Nobody works on it yet. */
        QUEUED,
        /** Its pages are asked for; or its worker died, and the next one goes on. */
        CRAWLING,
        /** The site is left alone until {@code dueAt}. */
        WAITING,
        ENDED
    }

    /** What it is worth. */
    public enum Outcome {
        /** Every page was seen as it is: what is not there has vanished. */
        COMPLETE,
        /** Some pages were not seen: what is not there may still exist. */
        INCOMPLETE,
        /** Nothing can be said. */
        FAILED
    }

    /** Why a watch is not complete. */
    public enum Trouble {
        /** A start page is gone, closed to us or elsewhere: the site's profile is out of date. */
        START_PAGE_LOST,
        /** Pages could not be had; the detail says how many and why. */
        PAGES_FAILED,
        /** The site refuses us, or cannot be asked safely: it was not asked on. */
        SITE_REFUSES,
        /** There are more pages than the profile allows for. */
        TOO_MANY_PAGES,
        /** There are fewer pages than the profile says a site like this has. */
        TOO_FEW_PAGES,
        /** Many pages say the same, as in a maintenance notice sent with status 200. */
        SAME_TEXT,
        /** A fault of ours; the log says where. */
        FAULT
    }

    public boolean hasEnded() {
        return state == State.ENDED;
    }
}
