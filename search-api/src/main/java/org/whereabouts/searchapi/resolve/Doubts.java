package org.whereabouts.searchapi.resolve;

import static org.whereabouts.indexer.match.Agreement.AGREES;
import static org.whereabouts.indexer.match.Agreement.DISAGREES;

import java.util.Optional;
import org.whereabouts.searchapi.resolve.Likeness.Basis;
import org.whereabouts.searchapi.resolve.Likeness.NameLikeness;

/** Says in words what is not certain about who is meant. */
final class Doubts {

    private Doubts() {}

    /** What contradicts. */
    static Reason reason(ReasonCode code) {
        return new Reason(
                code,
                switch (code) {
                    case NAME_NEAR ->
                        "The name is close to this person's but does not agree: check the spelling, the suffix and the"
                                + " middle name.";
                    case NAME_MISMATCH ->
                        "The number belongs to somebody with another name: check number and name with whoever gave them.";
                    case NUMBER_MISMATCH ->
                        "The number given is not this person's: check it with whoever gave it, or leave it out.";
                    case BIRTH_MISMATCH -> "The birth date or year given is not this person's.";
                    case STATE_MISMATCH -> "This person is held in another state than the one given.";
                    case FACILITY_MISMATCH ->
                        "This person is held in another facility than the one given: the number would tell whether they were"
                                + " moved.";
                    default -> throw new IllegalArgumentException(code + " says nothing about who is meant");
                });
    }

    /** What is missing where too little was given; empty when what was given contradicts already. */
    static Optional<Reason> unidentified(Likeness subject) {
        if (subject.name() != NameLikeness.AGREES) {
            return Optional.empty();
        }
        return Optional.of(
                subject.match().birth() == AGREES
                        ? new Reason(
                                ReasonCode.NAME_AND_BIRTH_YEAR_ONLY,
                                "Name and birth year agree, which people share with strangers: add the number, the full birth"
                                        + " date, or the facility.")
                        : new Reason(
                                ReasonCode.NAME_ONLY,
                                "Of what identifies a person only the name agrees: add the number or the birth date."));
    }

    /** The facility asked for is another one, and the number says that it is this person. */
    static Optional<Reason> moved(Likeness subject) {
        return subject.basis() == Basis.NUMBER && subject.match().facility() == DISAGREES
                ? Optional.of(new Reason(
                        ReasonCode.MOVED,
                        "The person is at another facility than the one given: they were moved, or it was mistaken."))
                : Optional.empty();
    }

    /** Others fit as well. */
    static Reason ambiguous(long rivals) {
        return new Reason(
                ReasonCode.AMBIGUOUS,
                (rivals == 1 ? "One other person fits" : rivals + " other people fit")
                        + " what was given as well: add what tells them apart, best the number.");
    }
}
