package org.whereabouts.normalizer.mail;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a route rests on.
 *
 * @param system the prison system, for example {@code PADOC}
 * @param vendor who handles the letters, null for the agency itself
 * @param kind how letters travel
 * @param effective since when, null when the source does not say
 * @param seen when the source was read, null when that was not recorded
 * @param sourceUrl where it says so
 * @param confidence how much the source is worth
 * @param note what else a sender may want to know, null for nothing
 */
public record RouteEvidence(
        String system,
        @Nullable String vendor,
        RouteKind kind,
        @Nullable PartialDate effective,
        @Nullable LocalDate seen,
        String sourceUrl,
        Confidence confidence,
        @Nullable String note) {

    /** How letters travel. */
    public enum RouteKind {
        /** To a vendor who scans them for all facilities of the system. */
        CENTRAL_VENDOR,
        /** To the facility, which hands out copies. */
        INHOUSE_COPY,
        /** To the facility. */
        DIRECT
    }

    /** How much a source is worth. */
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }
}
