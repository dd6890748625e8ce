package org.whereabouts.crawler.throttle;

/**
 * The right to send one request now. The gap to the next one begins when this turn ends, that is, when the host is known to
 * have had the request; so it is to be closed as soon as the answer is complete or has failed.
 */
public interface Turn extends AutoCloseable {

    /** Ends the turn, with what the answer says about the host. Only the first call counts. */
    void ended(HostSign sign);

    /** Ends the turn, if it has not ended, as one that says nothing about the host. */
    @Override
    default void close() {
        ended(new HostSign.Unknown());
    }
}
