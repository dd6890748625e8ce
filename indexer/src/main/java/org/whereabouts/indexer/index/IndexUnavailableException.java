package org.whereabouts.indexer.index;

/** Elasticsearch cannot answer now. The message is one line that names its URL and what to do; it holds no query. */
public final class IndexUnavailableException extends RuntimeException {

    IndexUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    IndexUnavailableException(String message) {
        super(message);
    }
}
