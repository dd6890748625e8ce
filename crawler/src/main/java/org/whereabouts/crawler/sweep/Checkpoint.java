package org.whereabouts.crawler.sweep;

/** What a chain passes before each of its requests. */
@FunctionalInterface
interface Checkpoint {

    /**
     * Returns when the next request may be made.
     *
     * @throws InterruptedException when the chain shall end here; nothing of it counts then
     */
    void pass() throws InterruptedException;

    /**
     * Passed again when the request's turn has come, perhaps minutes later.
     *
     * @throws InterruptedException when the request may not be sent any more
     */
    default void passAgain() throws InterruptedException {
        pass();
    }
}
