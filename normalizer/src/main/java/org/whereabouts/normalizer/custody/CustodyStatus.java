package org.whereabouts.normalizer.custody;

/** What the source says of a person's custody. */
public enum CustodyStatus {
    IN_CUSTODY,
    /** Between two facilities: no letter can reach the person now. */
    IN_TRANSIT,
    /** Out for court, hospital or leave, and coming back. */
    TEMPORARILY_OUT,
    /** Halfway house, home confinement, parole. */
    COMMUNITY_SUPERVISION,
    RELEASED,
    ESCAPED,
    DECEASED,
    /** The source does not say, contradicts itself, or uses a word we do not know. */
    UNKNOWN
}
