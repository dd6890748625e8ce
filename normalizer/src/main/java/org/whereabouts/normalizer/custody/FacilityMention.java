package org.whereabouts.normalizer.custody;

import org.jspecify.annotations.Nullable;

/**
 * The facility as the source names it.
 *
 * @param facilityId id in the facility directory, null when the words are not known there or mean several facilities
 * @param text the source's words; its code where it gives no words
 * @param code the agency's code, null when the source gives none
 */
public record FacilityMention(
        @Nullable String facilityId, String text, @Nullable String code) {}
