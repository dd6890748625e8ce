package org.whereabouts.searchapi.resolve;

import static org.whereabouts.indexer.match.Agreement.AGREES;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceProfile.Listing;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.indexer.match.Candidate;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.PersonId;
import org.whereabouts.normalizer.identifier.Numbers;

/**
 * Which sources have to be asked now: those without a list, when the number has their form and what is held of it is absent or
 * too old. Nobody is asked who cannot know better than what is held already.
 */
final class SearchOnlySources {

    /**
     * A source to ask.
     *
     * @param number the number asked for, canonical at this source
     */
    record Ask(SourceProfile source, String number) {}

    private final Sources sources;
    private final CustodyRegistry registry;
    private final InstantSource clock;

    SearchOnlySources(Sources sources, CustodyRegistry registry, InstantSource clock) {
        this.sources = sources;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * The sources to ask.
     *
     * @param candidates who may be meant, of those held
     */
    List<Ask> toAsk(MatchQuery query, List<Candidate> candidates) {
        String typed = query.number();
        if (typed == null || candidates.stream().anyMatch(this::settles)) {
            return List.of();
        }
        List<Ask> asks = new ArrayList<>();
        for (Source source : sources.all()) {
            SourceProfile profile = source.profile();
            if (profile.listing() == Listing.SEARCH_ONLY) {
                Numbers.canonical(profile.number(), typed)
                        .filter(number -> mayHold(profile, number, query, candidates))
                        .filter(number -> !heldFresh(profile, number))
                        .ifPresent(number -> asks.add(new Ask(profile, number)));
            }
        }
        return asks;
    }

    /**
     * How old this source's word may be and still count as current; empty for a source that cannot be asked any more, whose
     * word never is.
     */
    Optional<Duration> freshFor(SourceId source) {
        return sources.find(source).map(known -> known.profile().freshFor());
    }

    private boolean settles(Candidate candidate) {
        return candidate.match().number() == AGREES && candidate.match().name().agrees() && fresh(candidate.person());
    }

    private boolean heldFresh(SourceProfile source, String number) {
        Optional<HeldRecord> held = registry.find(PersonId.of(source.id(), number));
        return held.isPresent() && fresh(held.get());
    }

    private boolean fresh(HeldRecord held) {
        Instant now = clock.instant();
        return freshFor(held.record().source())
                .filter(freshFor -> !held.asOf().plus(freshFor).isBefore(now))
                .isPresent();
    }

    /**
     * A state's source only knows its own people. A federal one holds people in every state; where the given state's own
     * numbers have the same form, it is asked for those alone that are written as only it writes them, or in full length
     * and unknown in the state.
     */
    private boolean mayHold(SourceProfile source, String number, MatchQuery query, List<Candidate> candidates) {
        String state = query.state();
        String typed = Objects.requireNonNull(query.number()).strip();
        if (state == null) {
            return true;
        }
        if (source.state() != null) {
            return source.state().equals(state);
        }
        boolean written = typed.equals(number);
        boolean stateForm =
                sources.all().stream().map(Source::profile).anyMatch(other -> ofStateWithForm(other, state, typed));
        boolean fullLength = bare(typed) == bare(number);
        boolean known =
                candidates.stream().anyMatch(candidate -> candidate.match().number() == AGREES);
        return written || !stateForm || (fullLength && !known);
    }

    /** Letters and digits of a number. */
    private static long bare(String number) {
        return number.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static boolean ofStateWithForm(SourceProfile source, String state, String typed) {
        return state.equals(source.state())
                && Numbers.canonical(source.number(), typed).isPresent();
    }
}
