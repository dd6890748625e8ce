package org.whereabouts.indexer.match;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.name.PersonName;

/**
 * Who is asked for, as a letter names them.
 *
 * @param name the name as it was written, parsed
 * @param number the agency's number in any form, null when not given
 * @param state two-letter code, null when not given
 * @param facilityId id in the facility directory, null when not given
 * @param birthDate null when not given
 * @param birthYear null when not given
 */
public record MatchQuery(
        PersonName name,
        @Nullable String number,
        @Nullable String state,
        @Nullable String facilityId,
        @Nullable LocalDate birthDate,
        @Nullable Integer birthYear) {}
