package org.whereabouts.crawler.trial;

/** The source cannot be tried this way; the message says how it can. */
public final class NothingToTryException extends RuntimeException {

    public NothingToTryException(String message) {
        super(message);
    }
}
