package org.whereabouts.normalizer.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a letter goes, or why that is not known. */
public sealed interface RouteAnswer {

    /**
     * The address.
     *
     * @param lines as they stand on the envelope, top to bottom
     */
    record Routed(List<String> lines, RouteEvidence evidence) implements RouteAnswer {

        public Routed {
            lines = List.copyOf(lines);
        }
    }

    /**
     * No address can be given.
     *
     * @param explanation one or two sentences for whoever has to decide
     * @param evidence what is known of the route, null when nothing is
     */
    record Unknown(Why why, String explanation, @Nullable RouteEvidence evidence) implements RouteAnswer {}

    /** Why no address can be given. */
    enum Why {
        /** We hold no route for this source. */
        NO_ROUTE,
        /** The route was valid until an earlier day. */
        EXPIRED,
        /** The route begins on a later day. */
        NOT_YET_VALID,
        /** The evidence is weak. */
        UNCERTAIN,
        /** The evidence contradicts itself. */
        CONFLICTING,
        /** The address names the facility, and the facility is not known or not of this system. */
        FACILITY_UNKNOWN,
        /** Letters go to the facility's own mailing address, which we do not hold. A street address is none. */
        FACILITY_ADDRESS_UNKNOWN
    }
}
