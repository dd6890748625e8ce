package org.whereabouts.searchapi.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.custody.FacilityMention;
import org.whereabouts.normalizer.facility.Facility;
import org.whereabouts.normalizer.facility.FacilityDirectory;

/**
 * Where somebody is held: a facility of the directory, or, where the directory does not know it, the source's own words.
 *
 * @param id the directory's id
 * @param name the facility's name
 * @param city where it stands
 * @param state where it stands, two letters
 * @param text the source's words, present only where the directory does not know the facility
 */
@Schema(
        name = "Facility",
        description =
                "A facility of the directory (id, name, city, state), or the source's own words (text) where it is not known.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FacilityView(
        @Schema(example = "us-pa-doc/sci-phoenix") @Nullable String id,
        @Schema(example = "SCI Phoenix") @Nullable String name,
        @Schema(example = "Collegeville") @Nullable String city,
        @Schema(example = "PA") @Nullable String state,

        @Schema(description = "Only where the directory does not know the facility.") @Nullable
        String text) {

    /** A facility of the directory. */
    public static FacilityView of(Facility facility) {
        return new FacilityView(facility.id(), facility.name(), facility.city(), facility.state(), null);
    }

    /** What a record says, looked up in the directory. */
    public static FacilityView of(FacilityMention mention, FacilityDirectory facilities) {
        String id = mention.facilityId();
        return (id == null ? Optional.<Facility>empty() : facilities.find(id))
                .map(FacilityView::of)
                .orElseGet(() -> new FacilityView(null, null, null, null, mention.text()));
    }
}
