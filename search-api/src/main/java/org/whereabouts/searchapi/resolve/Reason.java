package org.whereabouts.searchapi.resolve;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One reason for a decision.
 *
 * @param code for machines
 * @param text for people
 */
@Schema(description = "One reason for the decision: a code for machines, a text for people.")
public record Reason(
        @Schema(example = "NUMBER_AND_NAME_AGREE") ReasonCode code,

        @Schema(example = "The number is this person's and the name agrees.")
        String text) {

    ReasonCode.Effect effect() {
        return code.effect();
    }
}
