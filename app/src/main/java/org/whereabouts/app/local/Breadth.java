package org.whereabouts.app.local;

/** Which of the agencies that the sandbox can play are played. A broader world leaves everybody of a narrower one as they were. */
public enum Breadth {
    /** Pennsylvania, Texas, one county jail and the Bureau of Prisons: what a newcomer is shown first. */
    FIRST_FOUR,
    /** Every agency that there is a synthetic site for; each further one with fewer people than the first. */
    EVERY_AGENCY
}
