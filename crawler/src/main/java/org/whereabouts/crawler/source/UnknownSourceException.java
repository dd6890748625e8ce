package org.whereabouts.crawler.source;

/** A source was asked for that does not exist; the message names those that do. */
public final class UnknownSourceException extends RuntimeException {

    public UnknownSourceException(String asked, String known) {
        super("there is no source '" + asked + "'; known: " + known);
    }
}
