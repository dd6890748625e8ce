package org.whereabouts.indexer.match;

/** Whether one feature of a question and a record say the same. */
public enum Agreement {
    AGREES,
    DISAGREES,
    /** Not asked, or not known of the person. */
    NOT_COMPARED
}
