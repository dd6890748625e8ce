package org.whereabouts.normalizer.custody;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.normalizer.name.PersonName;

/**
 * One person in the custody of one agency, in canonical form.
 *
 * @param source whose locator said so
 * @param number the canonical number; with the source it names the person
 * @param secondNumber a second number such as the state identification number, null for none
 * @param name the committed name
 * @param aliases other names the source lists, without repetitions
 * @param birth what is known of the birth, null for nothing
 * @param sex as recorded, null when not said
 * @param status custody status
 * @param facility where, null when the source does not say
 * @param housingUnit the unit inside the facility, null when not said
 * @param admitted day of admission or booking, null when not said
 * @param projectedRelease ISO date, or {@code LIFE} or {@code UNKNOWN} where the source says that; null when it says
 *     nothing
 * @param released day of the actual release, null when not said
 * @param provenance the page this was read from
 */
public record CustodyRecord(
        SourceId source,
        String number,
        @Nullable String secondNumber,
        PersonName name,
        List<PersonName> aliases,
        @Nullable Birth birth,
        @Nullable Sex sex,
        CustodyStatus status,
        @Nullable FacilityMention facility,
        @Nullable String housingUnit,
        @Nullable LocalDate admitted,
        @Nullable String projectedRelease,
        @Nullable LocalDate released,
        Provenance provenance) {

    public CustodyRecord {
        aliases = List.copyOf(aliases);
    }
}
