package org.whereabouts.searchapi.resolve;

/** What to do with a letter to this person. */
public enum Decision {
    /** Send it to the address given: person, place and address are certain and current. */
    SEND,
    /** Find out first what the reasons name. */
    VERIFY,
    /** It would not reach this person. */
    DO_NOT_SEND
}
