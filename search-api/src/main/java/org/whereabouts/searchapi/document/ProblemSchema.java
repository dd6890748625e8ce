package org.whereabouts.searchapi.document;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.whereabouts.searchapi.problem.FieldProblem;

/**
 * The shape of every error, for the document: a problem detail (RFC 9457).
 *
 * @param type which kind of problem
 * @param title the kind, in one line
 * @param status the HTTP status
 * @param detail what happened and what to do about it
 * @param instance the path that was asked
 * @param errors every field that is wrong
 * @param incident the number to tell the operator
 */
@Schema(
        name = "Problem",
        description = "A problem detail (RFC 9457).",
        requiredProperties = {"type", "title", "status", "detail"})
record ProblemSchema(
        @Schema(
                description = "Which kind of problem; it can be opened for an explanation.",
                format = "uri-reference",
                example = "/problems/invalid-request")
        String type,

        @Schema(example = "The request has fields that cannot be used")
        String title,

        @Schema(example = "400") int status,

        @Schema(
                description = "What happened and what to do about it.",
                example = "'state' is not the code of a state: send one of AL, AK, AZ.")
        String detail,

        @Schema(format = "uri-reference", example = "/v1/people")
        String instance,

        @Schema(description = "With type /problems/invalid-request: every field that is wrong.")
        List<FieldProblem> errors,

        @Schema(description = "With type /problems/internal-error: the number to tell the operator.")
        String incident) {}
