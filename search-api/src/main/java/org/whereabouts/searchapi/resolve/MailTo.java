package org.whereabouts.searchapi.resolve;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.normalizer.mail.PartialDate;
import org.whereabouts.normalizer.mail.RouteAnswer;
import org.whereabouts.normalizer.mail.RouteEvidence;

/**
 * Where the letter goes.
 *
 * @param lines as they stand on the envelope, top to bottom
 * @param route what that rests on
 */
@Schema(description = "The envelope, and the dated mail route that it comes from.")
public record MailTo(
        @Schema(
                example =
                        "[\"Smart Communications/PA DOC\", \"Jose Garcia/AB1234\", \"SCI Phoenix\", \"PO Box 33028\", \"St. Petersburg, Florida 33733\"]")
        List<String> lines,

        Route route) {

    /**
     * A dated mail route.
     *
     * @param system the prison system
     * @param kind how letters travel
     * @param vendor who handles the letters; absent for the agency itself
     * @param effective since when, as precisely as its source says; absent where it does not
     * @param seen when its source was read; absent where that was not recorded
     * @param confidence how much its source is worth
     * @param sourceUrl where it says so
     * @param note what else a sender may want to know
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MailRoute", description = "A dated mail route and what it rests on.")
    public record Route(
            @Schema(example = "PADOC") String system,
            RouteEvidence.RouteKind kind,

            @Schema(example = "Smart Communications (MailGuard)") @Nullable
            String vendor,

            @Schema(example = "2018-09") @Nullable String effective,
            @Schema(example = "2025-05-05") @Nullable LocalDate seen,
            RouteEvidence.Confidence confidence,

            @Schema(example = "https://www.pa.gov/agencies/cor/find-or-contact-inmate/mail-rules")
            String sourceUrl,

            @Nullable String note) {

        static Route of(RouteEvidence evidence) {
            PartialDate effective = evidence.effective();
            return new Route(
                    evidence.system(),
                    evidence.kind(),
                    evidence.vendor(),
                    effective == null ? null : effective.text(),
                    evidence.seen(),
                    evidence.confidence(),
                    evidence.sourceUrl(),
                    evidence.note());
        }
    }

    static MailTo of(RouteAnswer.Routed routed) {
        return new MailTo(routed.lines(), Route.of(routed.evidence()));
    }
}
