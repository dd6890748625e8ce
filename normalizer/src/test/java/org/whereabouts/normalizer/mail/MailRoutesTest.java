package org.whereabouts.normalizer.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.normalizer.facility.Facility;
import org.whereabouts.normalizer.facility.FacilityDirectory;
import org.whereabouts.normalizer.mail.MailRoute.Standing;
import org.whereabouts.normalizer.mail.RouteAnswer.Routed;
import org.whereabouts.normalizer.mail.RouteAnswer.Unknown;
import org.whereabouts.normalizer.mail.RouteAnswer.Why;
import org.whereabouts.normalizer.mail.RouteEvidence.Confidence;
import org.whereabouts.normalizer.mail.RouteEvidence.RouteKind;
import org.whereabouts.normalizer.name.NameParser;
import org.whereabouts.normalizer.name.PersonName;

class MailRoutesTest {

    private static final SourceId PENNSYLVANIA = new SourceId("us-pa-doc");
    private static final SourceId TEXAS = new SourceId("us-tx-tdcj");
    private static final SourceId FEDERAL = new SourceId("us-bop");
    private static final SourceId CAMPBELL = new SourceId("us-ky-campbell");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final PersonName SAMPLE = NameParser.parse("SAMPLE, PAT Q JR");

    private final MailRoutes routes = MailRoutes.load();
    private final FacilityDirectory facilities = FacilityDirectory.load();

    @Test
    void pennsylvaniasLettersGoToTheVendor() {
        RouteAnswer answer = routes.route(PENNSYLVANIA, facility("us-pa-doc/sci-phoenix"), SAMPLE, "QQ0001", TODAY);
        assertThat(answer).isInstanceOfSatisfying(Routed.class, routed -> {
            assertThat(routed.lines())
                    .containsExactly(
                            "Smart Communications/PA DOC",
                            "Pat Q Sample Jr/QQ0001",
                            "SCI Phoenix",
                            "PO Box 33028",
                            "St. Petersburg, Florida 33733");
            assertThat(routed.evidence().effective()).isEqualTo(PartialDate.parse("2018-09"));
            assertThat(routed.evidence().seen()).isEqualTo(LocalDate.of(2025, 5, 5));
            assertThat(routed.evidence().sourceUrl()).startsWith("https://www.pa.gov/");
        });
    }

    @Test
    void pennsylvaniasAddressNeedsItsFacility() {
        assertUnknown(routes.route(PENNSYLVANIA, null, SAMPLE, "QQ0001", TODAY), Why.FACILITY_UNKNOWN);
        assertUnknown(
                routes.route(PENNSYLVANIA, facility("us-bop/fci-phoenix"), SAMPLE, "QQ0001", TODAY),
                Why.FACILITY_UNKNOWN);
    }

    @Test
    void texasContradictsItselfForLetterServices() {
        Unknown unknown = assertUnknown(
                routes.route(TEXAS, facility("us-tx-tdcj/o-b-ellis-unit"), SAMPLE, "00000001", TODAY), Why.CONFLICTING);
        assertThat(unknown.explanation()).contains("letter service");
        assertThat(unknown.evidence()).isNotNull();
    }

    @Test
    void federalMailingAddressesAreNotOnRecord() {
        assertUnknown(
                routes.route(FEDERAL, facility("us-bop/fci-ashland"), SAMPLE, "00000-001", TODAY),
                Why.FACILITY_ADDRESS_UNKNOWN);
    }

    @Test
    void theCountyJailHasNoRoute() {
        Unknown unknown = assertUnknown(
                routes.route(
                        CAMPBELL, facility("us-ky-campbell/campbell-county-detention-center"), SAMPLE, "1001", TODAY),
                Why.NO_ROUTE);
        assertThat(unknown.evidence()).isNull();
    }

    @Test
    void aRouteCountsFromItsFirstDay() {
        Facility phoenix = facility("us-pa-doc/sci-phoenix");
        assertUnknown(
                routes.route(PENNSYLVANIA, phoenix, SAMPLE, "QQ0001", LocalDate.of(2018, 8, 31)), Why.NOT_YET_VALID);
        assertThat(routes.route(PENNSYLVANIA, phoenix, SAMPLE, "QQ0001", LocalDate.of(2018, 9, 1)))
                .isInstanceOf(Routed.class);
    }

    @Test
    void aRouteCountsUntilItsLastDay() {
        var ending = new MailRoutes(List.of(route(TODAY, Standing.SETTLED, Confidence.HIGH)));
        assertThat(ending.route(CAMPBELL, null, SAMPLE, "1001", TODAY)).isInstanceOf(Routed.class);
        assertUnknown(ending.route(CAMPBELL, null, SAMPLE, "1001", TODAY.plusDays(1)), Why.EXPIRED);
    }

    @Test
    void onlyAReliableSourceMakesAnAddress() {
        for (Confidence confidence : List.of(Confidence.MEDIUM, Confidence.LOW)) {
            var weak = new MailRoutes(List.of(route(null, Standing.SETTLED, confidence)));
            assertUnknown(weak.route(CAMPBELL, null, SAMPLE, "1001", TODAY), Why.UNCERTAIN);
        }
        var doubtful = new MailRoutes(List.of(route(null, Standing.UNCERTAIN, Confidence.HIGH)));
        assertUnknown(doubtful.route(CAMPBELL, null, SAMPLE, "1001", TODAY), Why.UNCERTAIN);
    }

    @Test
    void aNameIsNeverReadAsAPlaceholder() {
        var named = new MailRoutes(List.of(route(null, Standing.SETTLED, Confidence.HIGH)));
        PersonName odd = new PersonName("{NUMBER}", "Pat", null, null, "odd");
        assertThat(named.route(CAMPBELL, null, odd, "1001", TODAY))
                .isInstanceOfSatisfying(
                        Routed.class, routed -> assertThat(routed.lines()).contains("Pat {NUMBER} 1001"));
    }

    @Test
    void noAddressIsAFacilitysStreetAddress() {
        for (Facility facility : facilities.all()) {
            String street = facility.street();
            RouteAnswer answer = routes.route(facility.source(), facility, SAMPLE, "00000-001", TODAY);
            if (street != null && answer instanceof Routed routed) {
                assertThat(routed.lines()).noneMatch(line -> line.contains(street));
            }
        }
    }

    @Test
    void everyShippedRouteSaysWhereItComesFrom() {
        for (SourceId source : List.of(PENNSYLVANIA, TEXAS, FEDERAL)) {
            MailRoute route = routes.find(source).orElseThrow();
            assertThat(route.evidence().sourceUrl()).startsWith("https://");
            assertThat(route.idLabel()).isNotBlank();
            assertThat(String.join("", route.lines())
                            .replaceAll("\\{(NAME|NUMBER|FACILITY|FACILITY MAILING ADDRESS)}", ""))
                    .doesNotContain("{", "}");
            if (route.standing() != Standing.SETTLED) {
                assertThat(route.explanation()).isNotBlank();
            }
        }
    }

    private static MailRoute route(@Nullable LocalDate until, Standing standing, Confidence confidence) {
        var evidence = new RouteEvidence(
                "TEST", null, RouteKind.DIRECT, null, null, "https://jail.example/mail", confidence, null);
        return new MailRoute(
                CAMPBELL, List.of("{NAME} {NUMBER}", "PO Box 1"), "jacket number", until, standing, null, evidence);
    }

    private Facility facility(String id) {
        return facilities.find(id).orElseThrow();
    }

    private static Unknown assertUnknown(RouteAnswer answer, Why why) {
        assertThat(answer).isInstanceOf(Unknown.class);
        Unknown unknown = (Unknown) answer;
        assertThat(unknown.why()).isEqualTo(why);
        assertThat(unknown.explanation()).isNotBlank();
        return unknown;
    }
}
