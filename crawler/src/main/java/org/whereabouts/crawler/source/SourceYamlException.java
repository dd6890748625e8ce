package org.whereabouts.crawler.source;

/** A profile could not be read; the message names the document, the key and the fault. */
public final class SourceYamlException extends RuntimeException {

    public SourceYamlException(String message, Throwable cause) {
        super(message, cause);
    }
}
