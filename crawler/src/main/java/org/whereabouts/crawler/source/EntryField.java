package org.whereabouts.crawler.source;

/**
 * The fields that a roster entry may carry. There are no others: what has no name here (photos, charges, race, description)
 * cannot be kept.
 */
public enum EntryField {
    /** The number by which the agency knows the person. */
    NUMBER,
    /** A second number, for example the state identification number. */
    SECOND_NUMBER,
    /** The whole name in one field, in whatever order the site writes it. */
    NAME,
    FAMILY,
    GIVEN,
    MIDDLE,
    SUFFIX,
    BIRTH_DATE,
    AGE,
    SEX,
    STATUS,
    FACILITY,
    FACILITY_CODE,
    FACILITY_TYPE,
    HOUSING_UNIT,
    ADMITTED,
    PROJECTED_RELEASE,
    RELEASED,
    /** The site's own mark that somebody is a juvenile, in whatever words. Whoever has it is left out and only counted. */
    JUVENILE
}
