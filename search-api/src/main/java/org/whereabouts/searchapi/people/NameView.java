package org.whereabouts.searchapi.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.name.PersonName;

/**
 * A name in parts.
 *
 * @param display as printed on an envelope
 * @param family the family name or names
 * @param given the given name
 * @param middle further given names or initials; absent where there are none
 * @param suffix for example {@code Jr}; absent where there is none
 */
@Schema(
        name = "Name",
        description = "A name in parts; parts that there are none of are left out.",
        requiredProperties = {"display", "family", "given"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NameView(
        @Schema(example = "Jose Luis Garcia Lopez Jr") String display,
        @Schema(example = "Garcia Lopez") String family,
        @Schema(example = "Jose") String given,
        @Schema(example = "Luis") @Nullable String middle,
        @Schema(example = "Jr") @Nullable String suffix) {

    static NameView of(PersonName name) {
        return new NameView(name.display(), name.family(), name.given(), name.middle(), name.suffix());
    }
}
