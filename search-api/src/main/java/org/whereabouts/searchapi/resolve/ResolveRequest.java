package org.whereabouts.searchapi.resolve;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant, as the caller knows them. As received: see {@link ResolveQuestions} for what is usable.
 *
 * @param name the person's name, in any order
 * @param number the agency's number, however written
 * @param state two-letter code of the state that holds the person
 * @param facility a facility, by the directory's id or by its name
 * @param birthDate ISO date, for example {@code 1985-02-28}; not beside {@code birthYear}
 * @param birthYear four digits
 */
@Schema(
        description =
                "Who is meant. The more is given, the more certain the answer; what is given must be true of the person.",
        requiredProperties = "name",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
public record ResolveRequest(
        @Schema(
                description = "The person's name: 'First Middle Last Jr', or 'Last, First Middle'.",
                example = "Bill Smith",
                minLength = 2,
                maxLength = 120)
        @Nullable
        String name,

        @Schema(
                description = "The agency's number, however written. A string: leading zeros count.",
                example = "01234567",
                maxLength = 40)
        @Nullable
        String number,

        @Schema(
                description = "Two-letter code of the state in which the person is held.",
                example = "TX",
                minLength = 2,
                maxLength = 2)
        @Nullable
        String state,

        @Schema(
                description = "A facility, by the directory's id or by its name.",
                example = "Ferguson Unit",
                maxLength = 200)
        @Nullable
        String facility,

        @Schema(description = "The full birth date. Not beside 'birthYear'.", format = "date", example = "1985-02-28")
        @Nullable
        String birthDate,

        @Schema(description = "The birth year, where the full date is not known. Not beside 'birthDate'.") @Nullable
        Integer birthYear) {}
