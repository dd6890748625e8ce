package org.whereabouts.searchapi.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.custody.CustodyStatus;

/**
 * A person as shown to everybody, and with {@code details} to callers with a key.
 *
 * @param id lasting id of this person at this source
 * @param name the name, in parts
 * @param number the agency's number, canonical
 * @param source the source's id
 * @param state the state whose agency holds the person, for a federal one that of the facility; absent where it is not known
 * @param status the custody status
 * @param facility where the person is held; absent where the source does not say
 * @param listed whether the source's last complete list had the person; absent for a source that has no list
 * @param missingSince since when the list comes without the person, which is not a release; absent unless {@code listed} is false
 * @param asOf when this was last known to be so
 * @param matchedOn what matched, in a search's answer
 * @param details what only callers with a key see
 */
@Schema(
        name = "Person",
        requiredProperties = {"id", "name", "number", "source", "status", "asOf"},
        description =
                "A person at one source. 'secondNumber', 'birth', 'sex', 'housingUnit', 'admitted', 'projectedRelease', 'released',"
                        + " 'aliases' and 'firstSeen' are shown to callers with a key only. What is not known is left out.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonView(
        @Schema(
                description = "Lasting id of this person at this source.",
                example = "6f1c7d0e-0b7e-3d3c-9f0a-2f3d0a3a8f11")
        UUID id,

        NameView name,

        @Schema(description = "The agency's number, in its own form.", example = "01234567")
        String number,

        @Schema(description = "The source that says so.", example = "us-tx-tdcj")
        String source,

        @Schema(description = "The state in which the person is held.", example = "TX") @Nullable
        String state,

        @Schema(example = "IN_CUSTODY") CustodyStatus status,
        @Nullable FacilityView facility,

        @Schema(
                description =
                        "Whether the source's last complete list had the person; left out for sources without a list.")
        @Nullable
        Boolean listed,

        @Schema(description = "Since when the list comes without the person. This is not a release.") @Nullable
        Instant missingSince,

        @Schema(description = "When this was last known to be so.", example = "2026-11-20T06:00:00Z")
        Instant asOf,

        @Schema(description = "What matched, in a search's answer.") @Nullable
        List<String> matchedOn,

        @JsonUnwrapped @Nullable PersonDetails details) {}
