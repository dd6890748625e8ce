package org.whereabouts.schedules.killed;

/** What becomes of the statement that a killed worker waited for. PostgreSQL notices the death only when it has answered. */
enum Fate {
    /** PostgreSQL loses the session with it: the transaction is rolled back. */
    LOST,
    /** It is carried out before anybody takes the run up. */
    DONE,
    /** It is carried out while somebody else is at work on the run already. */
    LATE
}
