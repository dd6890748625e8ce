package org.whereabouts.crawler.fetch;

import java.io.IOException;
import org.whereabouts.crawler.fetch.FetchResult.Fault;

/** A host answered, and the answer cannot be used; the message says what is wrong with it, naming no host. */
final class BrokenAnswerException extends IOException {

    private final Fault fault;

    BrokenAnswerException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
