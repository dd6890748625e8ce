package org.whereabouts.searchapi.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.custody.Sex;
import org.whereabouts.normalizer.name.PersonName;

/**
 * What callers with a key see of a person beyond what everybody sees.
 *
 * @param secondNumber a second number, for example the state identification number
 * @param birth the birth date, year or age
 * @param sex the sex, where the source says it
 * @param housingUnit the unit within the facility
 * @param admitted when the person was admitted
 * @param projectedRelease a date, or the source's word, for example {@code LIFE}
 * @param released when the person was released
 * @param aliases other names
 * @param firstSeen when the person was first seen at this source
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonDetails(
        @Schema(example = "07654321") @Nullable String secondNumber,
        @Nullable BirthView birth,
        @Nullable Sex sex,
        @Schema(example = "B-204") @Nullable String housingUnit,
        @Schema(example = "2021-03-14") @Nullable LocalDate admitted,

        @Schema(description = "A date, or the source's word.", example = "2031-05-01") @Nullable
        String projectedRelease,

        @Nullable LocalDate released,

        @Schema(description = "Other names the source gives.")
        List<String> aliases,

        Instant firstSeen) {

    static PersonDetails of(CustodyRecord record, Instant firstSeen) {
        return new PersonDetails(
                record.secondNumber(),
                record.birth() == null ? null : BirthView.of(record.birth()),
                record.sex(),
                record.housingUnit(),
                record.admitted(),
                record.projectedRelease(),
                record.released(),
                record.aliases().stream().map(PersonName::display).toList(),
                firstSeen);
    }
}
