package org.whereabouts.normalizer.custody;

/** Sex as the agency records it. */
public enum Sex {
    MALE,
    FEMALE
}
