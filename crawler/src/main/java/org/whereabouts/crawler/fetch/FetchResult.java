package org.whereabouts.crawler.fetch;

/** What came of sending one request. */
public sealed interface FetchResult {

    /** The host answered; the status may be any. */
    record Answered(Answer answer) implements FetchResult {}

    /**
     * No usable answer.
     *
     * @param detail what happened and, where it is not plain, what an operator can do; names the host and the page, never a
     *     person
     */
    record Failed(Fault fault, String detail) implements FetchResult {}

    /** Why there is no usable answer. */
    enum Fault {
        /** No whole answer in time. */
        TIMEOUT,
        /** The connection is refused or broke. */
        CONNECTION,
        /** Our name service gave no address for the host: the host was not asked, and may be well. */
        UNRESOLVED,
        /** The host's address is one that may not be asked: outside the sandbox, any but those of the public Internet. */
        FORBIDDEN_ADDRESS,
        /** No TLS connection that can be trusted. */
        UNTRUSTED,
        /** The payload, what it unpacks to, or the headers are larger than the bound. */
        TOO_LARGE,
        /** The answer ended before its end: fewer bytes than announced, no last chunk, headers cut off. */
        TRUNCATED,
        /** The answer is not HTTP: its status line, its headers or its chunks. */
        MALFORMED,
        /** The payload is compressed in a way that was not asked for. */
        UNKNOWN_ENCODING,
        /** The payload is not what its Content-Encoding says, or is cut off. */
        BROKEN_ENCODING
    }
}
