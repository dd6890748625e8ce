package org.whereabouts.schedules.batch;

import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.capture.Reading;

/** A page reads otherwise than in the sweep that captured it. The message names the capture and counts, never anybody. */
final class PageReadsOtherwiseException extends RuntimeException {

    PageReadsOtherwiseException(IndexedCapture capture, Reading now) {
        super("capture " + capture.id() + " reads as " + words(now) + ", in the sweep as " + words(capture.reading())
                + ": swept with another version, sweep again");
    }

    private static String words(@Nullable Reading reading) {
        if (reading == null) {
            return "nothing";
        }
        return reading.entries() == 0 ? reading.outcome() : reading.outcome() + " of " + reading.entries();
    }
}
