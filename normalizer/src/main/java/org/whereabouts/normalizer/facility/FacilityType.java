package org.whereabouts.normalizer.facility;

/** What kind of place a facility is. */
public enum FacilityType {
    PRISON,
    STATE_JAIL,
    JAIL,
    DETENTION_CENTER,
    TRANSFER_CENTER,
    BOOT_CAMP,
    /** Several institutions on one site. */
    COMPLEX,
    /** Hospital, psychiatric or geriatric care. */
    MEDICAL,
    /** Substance abuse treatment, intermediate sanctions. */
    TREATMENT,
    PRE_RELEASE,
    /** An office that answers for people in halfway houses and home confinement. */
    REENTRY_OFFICE
}
