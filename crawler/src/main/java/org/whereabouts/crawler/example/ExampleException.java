package org.whereabouts.crawler.example;

/** An expected file could not be read; the message names the file and the fault. */
public final class ExampleException extends RuntimeException {

    public ExampleException(String message, Throwable cause) {
        super(message, cause);
    }
}
