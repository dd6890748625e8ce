package org.whereabouts.searchapi.resolve;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.indexer.candidate.PeopleSearch;
import org.whereabouts.indexer.match.Candidate;
import org.whereabouts.indexer.match.CustodyStates;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.indexer.match.MatchScorer;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.PersonId;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.custody.FacilityMention;
import org.whereabouts.normalizer.facility.Facility;
import org.whereabouts.normalizer.facility.FacilityDirectory;
import org.whereabouts.normalizer.mail.MailRoutes;
import org.whereabouts.normalizer.mail.RouteAnswer;

/** Resolves a recipient: finds who may be meant, asks sources that have to be asked now, and has the rule decide. */
public final class Resolver {

    private final PeopleSearch search;
    private final CustodyRegistry registry;
    private final LiveSighting live;
    private final SearchOnlySources searchOnly;
    private final Sources sources;
    private final FacilityDirectory facilities;
    private final MailRoutes routes;
    private final CustodyStates states;
    private final InstantSource clock;
    private final Duration deadline;

    /**
     * A resolver.
     *
     * @param deadline how long all look-ups of one resolve may take together
     */
    public Resolver(
            PeopleSearch search,
            CustodyRegistry registry,
            LiveSighting live,
            Sources sources,
            FacilityDirectory facilities,
            MailRoutes routes,
            CustodyStates states,
            InstantSource clock,
            Duration deadline) {
        this.search = search;
        this.registry = registry;
        this.live = live;
        this.searchOnly = new SearchOnlySources(sources, registry, clock);
        this.sources = sources;
        this.facilities = facilities;
        this.routes = routes;
        this.states = states;
        this.clock = clock;
        this.deadline = deadline;
    }

    /**
     * A ruling, with what sources said that were asked for it.
     *
     * @param live in the order asked; none when nobody was
     */
    record Resolved(Ruling ruling, List<LiveAnswer> live) {

        Resolved {
            live = List.copyOf(live);
        }
    }

    Resolved resolve(MatchQuery query) {
        Map<PersonId, Candidate> candidates = new LinkedHashMap<>();
        // Asked before the search: a record shown between the two would be missed by both the other way round. What a
        // source
        // is asked for below joins the candidates itself, so it need not be searchable.
        boolean indexBehind = registry.hasUnprojected();
        search.candidates(query)
                .forEach(candidate -> candidates.put(candidate.person().id(), candidate));
        List<LiveAnswer> answers = new ArrayList<>();
        Instant until = clock.instant().plus(deadline);
        for (SearchOnlySources.Ask ask : searchOnly.toAsk(query, List.copyOf(candidates.values()))) {
            LiveSighting.Looked looked = live.look(ask.source(), ask.number(), left(until));
            answers.add(looked.answer());
            for (HeldRecord kept : looked.kept()) {
                candidates.put(
                        kept.id(),
                        new Candidate(kept, MatchScorer.score(query, kept.record(), states.of(kept.record()))));
            }
        }
        Circumstances circumstances = new Circumstances(
                clock.instant(),
                searchOnly::freshFor,
                sources::isWithdrawn,
                this::facility,
                this::route,
                answers,
                indexBehind);
        return new Resolved(ResolveRule.decide(query, List.copyOf(candidates.values()), circumstances), answers);
    }

    /** What is left of the deadline; a source asked last may have no time. */
    private Duration left(Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Optional<Facility> facility(CustodyRecord record) {
        return Optional.ofNullable(record.facility())
                .map(FacilityMention::facilityId)
                .flatMap(facilities::find);
    }

    private RouteAnswer route(CustodyRecord record) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone(record.source()));
        return routes.route(record.source(), facility(record).orElse(null), record.name(), record.number(), today);
    }

    private ZoneId zone(SourceId source) {
        return sources.findAlsoWithdrawn(source)
                .map(known -> known.profile().timeZone())
                .orElse(ZoneOffset.UTC);
    }
}
