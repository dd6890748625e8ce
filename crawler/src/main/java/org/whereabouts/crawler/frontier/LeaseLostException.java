package org.whereabouts.crawler.frontier;

/**
 * A worker wanted to end a search that is no longer its own: the lease was given back or ran out, and the search is asked, or
 * was, by somebody else. Whatever the worker has of it must not be kept; the transaction that meets this rolls back.
 */
public final class LeaseLostException extends RuntimeException {

    LeaseLostException(Lease lease) {
        super("run " + lease.runId() + " search " + lease.ordinal() + ": lease " + lease.number()
                + " is no longer this worker's");
    }
}
