package org.whereabouts.crawler.throttle;

/** What an asker passes between waking and sending: much may have changed while it waited. */
@FunctionalInterface
public interface GoAhead {

    /** For who has nobody to ask. */
    GoAhead ALWAYS = () -> {};

    /**
     * Returns when the request may be sent.
     *
     * @throws InterruptedException when it may not; the turn is given back then
     */
    void pass() throws InterruptedException;
}
