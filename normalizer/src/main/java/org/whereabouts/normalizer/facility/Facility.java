package org.whereabouts.normalizer.facility;

import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;

/**
 * A place where people are held. Its street address says where it stands, never where its mail goes.
 *
 * @param id stable for ever: source, slash, slug, for example {@code us-pa-doc/sci-phoenix}
 * @param name the name shown, for example {@code SCI Phoenix}
 * @param source the source whose agency runs it
 * @param agencyCode the agency's own code, null where none is known
 * @param type what kind of place it is
 * @param street physical address, null where the data set has none
 * @param city city of the physical address
 * @param state two-letter code of the state it stands in, also for a federal facility
 * @param zip ZIP or ZIP+4, null where unknown
 * @param origin data set and date the row comes from
 */
public record Facility(
        String id,
        String name,
        SourceId source,
        @Nullable String agencyCode,
        FacilityType type,
        @Nullable String street,
        String city,
        String state,
        @Nullable String zip,
        String origin) {}
