package org.whereabouts.normalizer.facility;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which facility a source's words mean. Nothing is guessed: a word that is not known is unknown. */
public sealed interface FacilityMatch {

    /** How a facility was recognized. */
    enum How {
        /** The agency's code. */
        CODE,
        /** The name itself, but for case and punctuation. */
        NAME,
        /** A listed alias, or the name without or with a word for its kind. */
        ALIAS,
        /** The name of an institution that is part of this complex. */
        PART_OF_COMPLEX
    }

    /** One facility is meant. */
    record Matched(Facility facility, How how) implements FacilityMatch {}

    /** No facility of the source bears that name or code. */
    record Unknown(@Nullable String text, @Nullable String code) implements FacilityMatch {}

    /** Several facilities bear that name; at least two. */
    record Ambiguous(List<Facility> candidates) implements FacilityMatch {

        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }
}
