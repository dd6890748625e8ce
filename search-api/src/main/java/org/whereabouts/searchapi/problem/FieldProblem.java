package org.whereabouts.searchapi.problem;

import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.util.StringUtils;

/**
 * One field of a request that cannot be used.
 *
 * @param field its name, as the caller wrote it; an overlong one is cut
 * @param message what is wrong with it
 * @param fix what to do about it
 */
@Schema(description = "One field that is wrong, why, and what to do.")
public record FieldProblem(
        @Schema(example = "birthDate") String field,
        @Schema(example = "is not a date of the calendar") String message,

        @Schema(example = "write it as YYYY-MM-DD, for example 1985-02-28")
        String fix) {

    private static final int MAX_FIELD = 60;

    public FieldProblem {
        field = StringUtils.truncate(field, MAX_FIELD);
    }
}
