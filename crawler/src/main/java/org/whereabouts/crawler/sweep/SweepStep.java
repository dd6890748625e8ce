package org.whereabouts.crawler.sweep;

import java.time.Instant;

/** What one step of a sweep did, and what is to be done next. */
public sealed interface SweepStep {

    /** A search was asked; there is more. */
    record Advanced() implements SweepStep {}

    /** Nothing may be asked before that time. */
    record Waiting(Instant until) implements SweepStep {}

    /** Every search ended well. */
    record Finished() implements SweepStep {}

    /** The sweep cannot be completed: a search is given up. */
    record Halted(String outcome, String detail) implements SweepStep {}
}
