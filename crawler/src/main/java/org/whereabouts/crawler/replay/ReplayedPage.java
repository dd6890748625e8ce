package org.whereabouts.crawler.replay;

import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.source.PageOutcome;

/** A captured page, read again. */
public record ReplayedPage(IndexedCapture capture, Result result) {

    /** What came of it. */
    public sealed interface Result {

        /**
         * It was read.
         *
         * @param changed whether it read otherwise when it was captured: another kind of outcome, or more or fewer people
         */
        record Read(PageOutcome outcome, boolean changed) implements Result {}

        /** It could not be read. */
        record Unreadable(Trouble trouble) implements Result {}
    }

    /** Why a captured page cannot be read again. */
    public enum Trouble {
        /** Its file is not there. */
        FILE_MISSING,
        /** Its record is not whole. */
        RECORD_TORN,
        /** Its record holds something else than was captured. */
        DIGEST_MISMATCH,
        /** Its source is not known any more. */
        SOURCE_UNKNOWN
    }
}
