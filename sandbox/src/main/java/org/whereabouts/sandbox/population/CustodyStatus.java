package org.whereabouts.sandbox.population;

/** Where somebody is in relation to the facility that custody names. */
public enum CustodyStatus {
    /** In the facility. */
    HELD,
    /** Between two facilities; custody names the one they are going to. */
    IN_TRANSIT,
    /** Out for a while (a court, a hospital) and expected back in the facility. */
    TEMPORARY_RELEASE,
    /** Out; custody names the last facility. */
    RELEASED
}
