package org.whereabouts.indexer.candidate;

import static org.whereabouts.indexer.candidate.Clauses.has;
import static org.whereabouts.indexer.candidate.Clauses.hasAny;
import static org.whereabouts.indexer.candidate.Clauses.one;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whereabouts.indexer.index.IndexName;
import org.whereabouts.indexer.index.PeopleFields;
import org.whereabouts.indexer.match.Agreement;
import org.whereabouts.indexer.match.Candidate;
import org.whereabouts.indexer.match.CustodyStates;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.indexer.match.MatchScorer;
import org.whereabouts.indexer.match.NameFit;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.NumberKey;
import org.whereabouts.indexer.registry.PersonId;
import org.whereabouts.normalizer.name.NameParser;
import org.whereabouts.normalizer.name.PersonName;

/** Finds people. What is answered is what the registry holds now; the index only says whom to look at. */
public final class PeopleSearch {

    /** So many of the people that Elasticsearch proposes have their names compared one by one. */
    static final int WINDOW = 200;

    private static final float SAME_STATE = 3;
    private static final float SAME_BIRTH_YEAR = 6;
    private static final float SAME_FACILITY = 4;

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(
                    (Candidate candidate) -> candidate.match().score())
            .reversed()
            .thenComparing(candidate -> candidate.person().id());

    private final Proposals proposals;
    private final CustodyRegistry registry;
    private final CustodyStates states;

    /**
     * Makes a search over index and registry.
     *
     * @param states where records place their people; the same that filled the index
     */
    public PeopleSearch(ElasticsearchClient client, IndexName index, CustodyRegistry registry, CustodyStates states) {
        this.proposals = new Proposals(client, index);
        this.registry = registry;
        this.states = states;
    }

    /**
     * One page of the people found. By name the best fit comes first: the first {@value #WINDOW} that Elasticsearch proposes
     * are ordered by comparing names, those behind them stay in its order. Without a name they come in the order of names.
     * The order is the same for every page, as long as nothing is indexed between.
     *
     * @throws org.whereabouts.normalizer.name.UnreadableNameException when the name has no letter
     * @throws org.whereabouts.indexer.index.IndexUnavailableException when Elasticsearch cannot answer
     */
    public SearchResult search(PeopleQuery query) {
        int from = (query.page() - 1) * query.size();
        int to = from + query.size();
        List<Query> filters = filters(query);
        List<String> reasons = query.number() == null ? List.of() : List.of("number");
        if (query.name() == null) {
            Proposals.Page page = proposals.byNameOrder(filters, from, query.size());
            return new SearchResult(
                    page.total(),
                    registry.findAll(page.people()).values().stream()
                            .map(person -> new PersonHit(person, 1, reasons))
                            .toList());
        }
        PersonName asked = NameParser.parse(query.name());
        boolean required = query.number() == null;
        if (from >= WINDOW) {
            Proposals.Page page = proposals.byName(asked, required, filters, List.of(), from, query.size());
            return new SearchResult(page.total(), compared(asked, page.people(), reasons));
        }
        Proposals.Page page = proposals.byName(asked, required, filters, List.of(), 0, Math.max(to, WINDOW));
        List<PersonHit> hits = new ArrayList<>(compared(asked, page.people(), reasons));
        hits.subList(0, Math.min(WINDOW, hits.size()))
                .sort(Comparator.comparingDouble(PersonHit::score).reversed());
        return new SearchResult(page.total(), hits.subList(Math.min(from, hits.size()), Math.min(to, hits.size())));
    }

    private static List<Query> filters(PeopleQuery query) {
        List<Query> filters = new ArrayList<>();
        if (query.number() != null) {
            filters.add(hasAny(PeopleFields.NUMBER, NumberKey.ofTyped(query.number())));
        }
        if (query.state() != null) {
            filters.add(has(PeopleFields.STATE, query.state().toUpperCase(Locale.ROOT)));
        }
        if (query.facilityId() != null) {
            filters.add(has(PeopleFields.FACILITY, query.facilityId()));
        }
        if (query.source() != null) {
            filters.add(has(PeopleFields.SOURCE, query.source()));
        }
        if (query.status() != null) {
            filters.add(has(PeopleFields.STATUS, query.status().name()));
        }
        return filters;
    }

    private List<PersonHit> compared(PersonName asked, Collection<PersonId> people, List<String> reasons) {
        return registry.findAll(people).values().stream()
                .map(person -> {
                    NameFit fit = NameFit.of(asked, person.record());
                    List<String> matchedOn = Stream.concat(reasons.stream(), fit.reasons().stream())
                            .toList();
                    return new PersonHit(person, fit.score(), matchedOn);
                })
                .toList();
    }

    /**
     * Everybody who may be meant by a letter's recipient, best first, at most {@value #WINDOW} by name. Where the number gives
     * somebody whose name agrees nobody else is looked for, so such a question is answered without Elasticsearch.
     *
     * @throws org.whereabouts.indexer.index.IndexUnavailableException when names must be searched and Elasticsearch cannot
     *     answer; {@link #candidatesByNumber} still can
     */
    public List<Candidate> candidates(MatchQuery query) {
        List<Candidate> numbered = candidatesByNumber(query);
        if (numbered.stream().anyMatch(PeopleSearch::isSettled)) {
            return numbered;
        }
        List<PersonId> named = proposals
                .byName(query.name(), true, List.of(), hints(query), 0, WINDOW)
                .people();
        Set<PersonId> known =
                numbered.stream().map(candidate -> candidate.person().id()).collect(Collectors.toSet());
        Stream<Candidate> others = registry.findAll(named).values().stream()
                .filter(person -> !known.contains(person.id()))
                .map(person -> scored(query, person));
        return Stream.concat(numbered.stream(), others).sorted(BEST_FIRST).toList();
    }

    /** Those of {@link #candidates} whose number or second number could be the one given, from the registry alone. */
    public List<Candidate> candidatesByNumber(MatchQuery query) {
        return query.number() == null
                ? List.of()
                : registry.byNumberAsTyped(query.number()).stream()
                        .map(person -> scored(query, person))
                        .sorted(BEST_FIRST)
                        .toList();
    }

    private static boolean isSettled(Candidate candidate) {
        return candidate.match().number() == Agreement.AGREES
                && candidate.match().name().agrees();
    }

    private Candidate scored(MatchQuery query, HeldRecord person) {
        return new Candidate(person, MatchScorer.score(query, person.record(), states.of(person.record())));
    }

    /** What else is known brings the person meant among those proposed where a name is frequent. */
    private static List<Query> hints(MatchQuery query) {
        List<Query> hints = new ArrayList<>();
        if (query.state() != null) {
            hints.add(one(PeopleFields.STATE, query.state().toUpperCase(Locale.ROOT), SAME_STATE));
        }
        birthYear(query)
                .ifPresent(year -> hints.add(one(PeopleFields.BIRTH_YEAR, Integer.toString(year), SAME_BIRTH_YEAR)));
        if (query.facilityId() != null) {
            hints.add(one(PeopleFields.FACILITY, query.facilityId(), SAME_FACILITY));
        }
        return hints;
    }

    private static Optional<Integer> birthYear(MatchQuery query) {
        return query.birthDate() != null
                ? Optional.of(query.birthDate().getYear())
                : Optional.ofNullable(query.birthYear());
    }
}
