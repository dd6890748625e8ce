package org.whereabouts.normalizer.mail;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.normalizer.facility.Facility;
import org.whereabouts.normalizer.mail.MailRoute.Standing;
import org.whereabouts.normalizer.mail.RouteAnswer.Routed;
import org.whereabouts.normalizer.mail.RouteAnswer.Unknown;
import org.whereabouts.normalizer.mail.RouteAnswer.Why;
import org.whereabouts.normalizer.mail.RouteEvidence.Confidence;
import org.whereabouts.normalizer.name.PersonName;
import org.whereabouts.normalizer.reference.ReferenceTable;

/**
 * The mail routes we hold, one to a source at most. Whatever is missing, outdated or doubtful is an answer, never an
 * address.
 */
public final class MailRoutes {

    private static final String FACILITY = "{FACILITY}";
    private static final String MAILING_ADDRESS = "{FACILITY MAILING ADDRESS}";

    private final Map<SourceId, MailRoute> bySource;

    MailRoutes(List<MailRoute> routes) {
        bySource = routes.stream().collect(Collectors.toUnmodifiableMap(MailRoute::source, Function.identity()));
    }

    /** The routes that ship with the module ({@code routes.csv}, see its ORIGIN.md). */
    public static MailRoutes load() {
        return new MailRoutes(ReferenceTable.rows(MailRoutes.class, "routes.csv").stream()
                .map(MailRoute::read)
                .toList());
    }

    /** The route of a source's people. */
    public Optional<MailRoute> find(SourceId source) {
        return Optional.ofNullable(bySource.get(source));
    }

    /**
     * Where a letter to somebody goes on a day.
     *
     * @param facility where the person is held, null when that is not known
     * @param name the committed name, printed in display form
     * @param number the canonical number
     */
    public RouteAnswer route(
            SourceId source, @Nullable Facility facility, PersonName name, String number, LocalDate on) {
        MailRoute route = bySource.get(source);
        if (route == null) {
            return new Unknown(Why.NO_ROUTE, "No mail route is known for " + source + ".", null);
        }
        RouteEvidence evidence = route.evidence();
        PartialDate effective = evidence.effective();
        LocalDate until = route.validUntil();
        if (effective != null && on.isBefore(effective.firstDay())) {
            return new Unknown(Why.NOT_YET_VALID, "The route begins in " + effective.text() + ".", evidence);
        }
        if (until != null && on.isAfter(until)) {
            return new Unknown(Why.EXPIRED, "The route ended on " + until + ".", evidence);
        }
        if (route.standing() != Standing.SETTLED || evidence.confidence() != Confidence.HIGH) {
            Why why = route.standing() == Standing.CONFLICTING ? Why.CONFLICTING : Why.UNCERTAIN;
            String explanation =
                    Objects.requireNonNullElse(route.explanation(), "The source of this route is not reliable enough.");
            return new Unknown(why, explanation, evidence);
        }
        return addressed(route, facility, name, number);
    }

    private static RouteAnswer addressed(MailRoute route, @Nullable Facility facility, PersonName name, String number) {
        RouteEvidence evidence = route.evidence();
        if (uses(route, MAILING_ADDRESS)) {
            String explanation =
                    "Letters go to the institution's own mailing address, which may differ from its street address"
                            + " and is not on record.";
            return new Unknown(Why.FACILITY_ADDRESS_UNKNOWN, explanation, evidence);
        }
        if (uses(route, FACILITY) && (facility == null || !facility.source().equals(route.source()))) {
            return new Unknown(
                    Why.FACILITY_UNKNOWN,
                    "The address names the facility, and no facility of this system is known.",
                    evidence);
        }
        String facilityName = facility == null ? "" : facility.name();
        List<String> lines = route.lines().stream()
                .map(line -> line.replace(FACILITY, facilityName)
                        .replace("{NUMBER}", number)
                        .replace("{NAME}", name.display()))
                .toList();
        return new Routed(lines, evidence);
    }

    private static boolean uses(MailRoute route, String placeholder) {
        return route.lines().stream().anyMatch(line -> line.contains(placeholder));
    }
}
