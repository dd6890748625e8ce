package org.whereabouts.searchapi.resolve;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.indexer.match.Candidate;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.indexer.match.MatchScorer;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.PersonId;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.custody.FacilityMention;
import org.whereabouts.normalizer.custody.Provenance;
import org.whereabouts.normalizer.facility.Facility;
import org.whereabouts.normalizer.facility.FacilityDirectory;
import org.whereabouts.normalizer.mail.RouteAnswer;
import org.whereabouts.normalizer.mail.RouteEvidence;
import org.whereabouts.normalizer.name.NameParser;
import org.whereabouts.normalizer.name.PersonName;

/**
 * Made-up people for the rule's tests.
 *
 * @param source where they are held
 * @param number canonical
 * @param name as printed
 * @param aliases as printed
 */
record Persons(
        SourceId source,
        String number,
        String name,
        List<String> aliases,
        @Nullable Birth birth,
        CustodyStatus status,
        @Nullable String facilityId,
        Presence presence,
        Instant asOf) {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final Duration FRESH_FOR = Duration.ofDays(3);
    static final SourceId PA = new SourceId("us-pa-doc");
    static final SourceId TX = new SourceId("us-tx-tdcj");
    static final SourceId BOP = new SourceId("us-bop");
    static final String PHOENIX = "us-pa-doc/sci-phoenix";
    static final String MUNCY = "us-pa-doc/sci-muncy";
    static final FacilityDirectory FACILITIES = FacilityDirectory.load();
    static final RouteAnswer.Routed ROUTED = new RouteAnswer.Routed(
            List.of("Test Mail Center", "PO Box 1"),
            new RouteEvidence(
                    "TEST",
                    null,
                    RouteEvidence.RouteKind.CENTRAL_VENDOR,
                    null,
                    LocalDate.of(2026, 1, 1),
                    "https://example.org/mail",
                    RouteEvidence.Confidence.HIGH,
                    null));
    static final RouteAnswer.Unknown UNROUTED =
            new RouteAnswer.Unknown(RouteAnswer.Why.UNCERTAIN, "The evidence is weak.", null);

    /** In custody at SCI Phoenix, listed a day ago. */
    static Persons jane() {
        return new Persons(
                PA,
                "QQ0001",
                "Jane Ann Testperson",
                List.of(),
                new Birth.FullDate(LocalDate.of(1985, 2, 28)),
                CustodyStatus.IN_CUSTODY,
                PHOENIX,
                new Presence.Listed(),
                NOW.minus(Duration.ofDays(1)));
    }

    Persons at(SourceId other) {
        return new Persons(other, number, name, aliases, birth, status, facilityId, presence, asOf);
    }

    Persons number(String other) {
        return new Persons(source, other, name, aliases, birth, status, facilityId, presence, asOf);
    }

    Persons named(String other) {
        return new Persons(source, number, other, aliases, birth, status, facilityId, presence, asOf);
    }

    Persons alias(String alias) {
        return new Persons(source, number, name, List.of(alias), birth, status, facilityId, presence, asOf);
    }

    Persons born(@Nullable Birth other) {
        return new Persons(source, number, name, aliases, other, status, facilityId, presence, asOf);
    }

    Persons status(CustodyStatus other) {
        return new Persons(source, number, name, aliases, birth, other, facilityId, presence, asOf);
    }

    Persons facility(@Nullable String other) {
        return new Persons(source, number, name, aliases, birth, status, other, presence, asOf);
    }

    Persons presence(Presence other) {
        return new Persons(source, number, name, aliases, birth, status, facilityId, other, asOf);
    }

    Persons asOf(Instant other) {
        return new Persons(source, number, name, aliases, birth, status, facilityId, presence, other);
    }

    HeldRecord held() {
        CustodyRecord custody = new CustodyRecord(
                source,
                number,
                null,
                NameParser.parse(name),
                aliases.stream().map(NameParser::parse).toList(),
                birth,
                null,
                status,
                new FacilityMention(facilityId, "the source's words", null),
                null,
                null,
                null,
                null,
                new Provenance(1, asOf, 1L));
        return new HeldRecord(PersonId.of(source, number), custody, presence, asOf, asOf, 1);
    }

    Candidate candidate(MatchQuery query) {
        HeldRecord held = held();
        return new Candidate(held, MatchScorer.score(query, held.record(), states()));
    }

    private Set<String> states() {
        return source.equals(PA) ? Set.of("PA") : source.equals(TX) ? Set.of("TX") : Set.of();
    }

    /** A question by name and number. */
    static MatchQuery byNumber(String name, String number) {
        return new MatchQuery(parsed(name), number, null, null, null, null);
    }

    static MatchQuery byBirthDate(String name, LocalDate date) {
        return new MatchQuery(parsed(name), null, null, null, date, null);
    }

    static MatchQuery byBirthYear(String name, int year, @Nullable String state, @Nullable String facilityId) {
        return new MatchQuery(parsed(name), null, state, facilityId, null, year);
    }

    private static PersonName parsed(String name) {
        return NameParser.parse(name);
    }

    static Circumstances circumstances(RouteAnswer route, LiveAnswer... live) {
        return new Circumstances(
                NOW,
                _ -> Optional.of(FRESH_FOR),
                _ -> false,
                Persons::directoryFacility,
                _ -> route,
                List.of(live),
                false);
    }

    /** The same while records wait to become searchable. */
    static Circumstances indexBehind(RouteAnswer route, LiveAnswer... live) {
        return new Circumstances(
                NOW,
                _ -> Optional.of(FRESH_FOR),
                _ -> false,
                Persons::directoryFacility,
                _ -> route,
                List.of(live),
                true);
    }

    /** The same once a source was withdrawn. */
    static Circumstances withdrawn(SourceId gone, RouteAnswer route, LiveAnswer... live) {
        return without(gone, gone::equals, route, live);
    }

    /** The same in a version that has no profile of a source. */
    static Circumstances unknown(SourceId gone, RouteAnswer route, LiveAnswer... live) {
        return without(gone, _ -> false, route, live);
    }

    private static Circumstances without(
            SourceId gone, Predicate<SourceId> withdrawn, RouteAnswer route, LiveAnswer... live) {
        return new Circumstances(
                NOW,
                source -> source.equals(gone) ? Optional.empty() : Optional.of(FRESH_FOR),
                withdrawn,
                Persons::directoryFacility,
                _ -> route,
                List.of(live),
                false);
    }

    static Optional<Facility> directoryFacility(CustodyRecord custody) {
        return Optional.ofNullable(custody.facility())
                .map(FacilityMention::facilityId)
                .flatMap(FACILITIES::find);
    }
}
