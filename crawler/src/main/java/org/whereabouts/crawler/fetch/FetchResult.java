package org.whereabouts.crawler.fetch;

/** What came of sending one request. */
public sealed interface FetchResult {

    /** The host answered; the status may be any. */
    record Answered(Answer answer) implements FetchResult {}

    /**
     * No usable answer.
     *
     * @param detail what happened, naming the host and never a person
     */
    record Failed(Fault fault, String detail) implements FetchResult {}

    /** Why there is no usable answer. */
    enum Fault {
        /** No answer in time. */
        TIMEOUT,
        /** The name does not resolve, the connection is refused or broke. */
        CONNECTION,
        /** The host's address is private, link-local or loopback, which only the sandbox may be. */
        FORBIDDEN_ADDRESS,
        /** The payload is larger than the bound. */
        TOO_LARGE,
        /** The payload is not what its Content-Encoding says. */
        BROKEN_ENCODING
    }
}
