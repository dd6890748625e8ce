package org.whereabouts.searchapi.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.custody.Birth;

/**
 * What is known of somebody's birth: the date, or the year, or the age on a day.
 *
 * @param date the full date
 * @param year the year alone
 * @param age the age in years
 * @param ageOn the day on which the age was read
 */
@Schema(name = "Birth", description = "The date, or the year alone, or the age on a day: as much as the source says.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BirthView(
        @Schema(example = "1985-02-28") @Nullable LocalDate date,
        @Schema(example = "1985") @Nullable Integer year,
        @Schema(example = "41") @Nullable Integer age,
        @Schema(example = "2026-11-20") @Nullable LocalDate ageOn) {

    static BirthView of(Birth birth) {
        return switch (birth) {
            case Birth.FullDate(var date) -> new BirthView(date, null, null, null);
            case Birth.Year(var year) -> new BirthView(null, year, null, null);
            case Birth.Age(var years, var asOf) -> new BirthView(null, null, years, asOf);
        };
    }
}
