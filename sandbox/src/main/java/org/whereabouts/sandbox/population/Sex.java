package org.whereabouts.sandbox.population;

/** Sex as locator sites record it. */
public enum Sex {
    FEMALE,
    MALE
}
