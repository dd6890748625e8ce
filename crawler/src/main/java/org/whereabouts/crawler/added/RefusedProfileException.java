package org.whereabouts.crawler.added;

/** A profile that was sent cannot be used; the message names the key and what is wrong with it. */
public final class RefusedProfileException extends RuntimeException {

    public RefusedProfileException(String message) {
        super(message);
    }

    public RefusedProfileException(String message, Throwable cause) {
        super(message, cause);
    }
}
