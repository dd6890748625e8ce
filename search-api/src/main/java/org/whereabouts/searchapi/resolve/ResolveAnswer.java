package org.whereabouts.searchapi.resolve;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.searchapi.people.FacilityView;
import org.whereabouts.searchapi.people.PersonView;

/**
 * The answer to a resolve. Every field is always there; what is not known is null.
 *
 * @param decision what to do
 * @param reasons why, at least one
 * @param person who is probably meant
 * @param runnerUp who else may be meant
 * @param facility where the person is held
 * @param mailTo where the letter goes
 * @param asOf when the person's record was last known to be so
 * @param source who says so
 * @param evidence what the answer rests on
 */
@Schema(
        description =
                "What to do with a letter to this person, why, and where it goes. Every field is there; what is not known is null.")
public record ResolveAnswer(
        Decision decision,
        List<Reason> reasons,

        @Schema(description = "Who is probably meant; null when nobody fits.") @Nullable
        PersonView person,

        @Schema(description = "Who else may be meant.") @Nullable
        PersonView runnerUp,

        @Nullable FacilityView facility,

        @Schema(
                description =
                        "Where the letter goes. Only with SEND, or with VERIFY where nothing but the age of the record is open;"
                                + " only from a dated mail route, never a facility's street address.")
        @Nullable
        MailTo mailTo,

        @Schema(description = "When the person's record was last known to be so.", example = "2026-11-20T06:00:00Z")
        @Nullable
        Instant asOf,

        @Nullable SourceView source,
        List<EvidenceItem> evidence) {

    /**
     * Who says so.
     *
     * @param id the source
     * @param agency whose locator it is
     * @param url the locator
     */
    @Schema(name = "Source", description = "The locator that says so.")
    public record SourceView(
            @Schema(example = "us-pa-doc") String id,

            @Schema(example = "Pennsylvania Department of Corrections")
            String agency,

            @Schema(example = "https://inmatelocator.cor.pa.gov")
            URI url) {}

    /**
     * One thing that the answer rests on.
     *
     * @param kind what it is about
     * @param text what was found
     * @param capturedAt when the page was fetched that it stands on; absent for what is no page
     */
    @Schema(name = "Evidence", description = "One thing that the answer rests on.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EvidenceItem(
            Kind kind,

            @Schema(example = "family: exact, given: nickname")
            String text,

            @Nullable Instant capturedAt) {

        /** What a piece of evidence is about. */
        public enum Kind {
            NAME,
            NUMBER,
            BIRTH,
            STATE,
            FACILITY,
            SIGHTING,
            LIST,
            LIVE_LOOKUP,
            MAIL_ROUTE
        }
    }

    public ResolveAnswer {
        reasons = List.copyOf(reasons);
        evidence = List.copyOf(evidence);
    }
}
