package org.whereabouts.crawler.capture;

import org.whereabouts.crawler.fetch.Validators;

/** A page that was captured before and whose site named its version, so that it can be asked for if it has changed only. */
public record EarlierPage(IndexedCapture capture) {

    /** What to send along. */
    public Validators validators() {
        return capture.validators();
    }
}
