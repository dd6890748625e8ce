package org.whereabouts.searchapi.resolve;

/** Why a resolve was decided as it was. Codes are part of the API: they may be added, never renamed. */
public enum ReasonCode {
    /** The number is this person's and the name agrees. */
    NUMBER_AND_NAME_AGREE(Effect.SUPPORTS),
    /** The full birth date is this person's and the name agrees. */
    BIRTH_DATE_AND_NAME_AGREE(Effect.SUPPORTS),
    /** Birth year, name and facility agree. */
    BIRTH_YEAR_NAME_FACILITY_AGREE(Effect.SUPPORTS),
    /** The facility asked for is another one; the number says that it is this person, so they were moved. */
    MOVED(Effect.SUPPORTS),

    /** Name and birth year agree, which about one in fifty people of a state share with somebody else. */
    NAME_AND_BIRTH_YEAR_ONLY(Effect.HOLDS),
    /** Only the name agrees. */
    NAME_ONLY(Effect.HOLDS),
    /** The record was not confirmed lately enough to count as current. */
    STALE(Effect.HOLDS),
    /** Being moved between facilities. */
    IN_TRANSIT(Effect.HOLDS),
    /** Out for a while, for example to a court or a hospital. */
    TEMPORARILY_OUT(Effect.HOLDS),
    /** The source does not say, in words that are known, whether the person is held. */
    STATUS_UNKNOWN(Effect.HOLDS),
    /** No longer in the source's list, which is not a release. */
    MISSING(Effect.HOLDS),
    /** The source does not name a facility that the directory knows. */
    UNKNOWN_FACILITY(Effect.HOLDS),
    /** No dated mail route says with certainty where letters go. */
    ROUTE_UNKNOWN(Effect.HOLDS),
    /** The source is not asked any more: what is held of it is history. */
    SOURCE_WITHDRAWN(Effect.HOLDS),
    /** The source was asked now and gave no usable answer. */
    SOURCE_DOWN(Effect.HOLDS),
    /** Records wait to become searchable, so a second person who fits may not have been found. */
    INDEX_BEHIND(Effect.HOLDS),
    /** Nobody is held here under what was asked, or the source itself does not list them now. */
    NOT_FOUND(Effect.HOLDS),

    /** More than one person fits. */
    AMBIGUOUS(Effect.DOUBTS),
    /** The name is close to the person's, but does not agree. */
    NAME_NEAR(Effect.DOUBTS),
    /** The number is not this person's. */
    NUMBER_MISMATCH(Effect.DOUBTS),
    /** The birth date or year is not this person's. */
    BIRTH_MISMATCH(Effect.DOUBTS),
    /** The person is held in another state. */
    STATE_MISMATCH(Effect.DOUBTS),
    /** The person is held in another facility, and no number says that it is the person meant. */
    FACILITY_MISMATCH(Effect.DOUBTS),

    /** The number belongs to somebody with another name. */
    NAME_MISMATCH(Effect.FORBIDS),
    /** Released, as the source itself says. */
    RELEASED(Effect.FORBIDS),
    /** Died, as the source itself says. */
    DECEASED(Effect.FORBIDS),
    /** Supervised outside or escaped: at no facility. */
    AT_NO_FACILITY(Effect.FORBIDS);

    /** What a reason does to the decision. */
    enum Effect {
        /** Speaks for sending, or merely explains. */
        SUPPORTS,
        /** Something about where the person is, or the letter's way, is to be found out first. */
        HOLDS,
        /** It may be another person. */
        DOUBTS,
        /** A letter would not arrive. */
        FORBIDS
    }

    private final Effect effect;

    ReasonCode(Effect effect) {
        this.effect = effect;
    }

    Effect effect() {
        return effect;
    }
}
