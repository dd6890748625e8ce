package org.whereabouts.indexer.candidate;

import static org.whereabouts.indexer.candidate.Clauses.any;
import static org.whereabouts.indexer.candidate.Clauses.has;
import static org.whereabouts.indexer.candidate.Clauses.one;
import static org.whereabouts.indexer.candidate.Clauses.weighted;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.whereabouts.indexer.index.PeopleFields;
import org.whereabouts.normalizer.folding.Folding;
import org.whereabouts.normalizer.name.NameAnalysis;
import org.whereabouts.normalizer.name.NameKeys;
import org.whereabouts.normalizer.name.PersonName;

/**
 * The query by which Elasticsearch proposes people for a name. Each word counts once, by the best of its keys that the
 * person has, wherever it stands in the name: so one misspelt word costs a little, and a name in another order nothing much.
 */
final class NameQuery {

    private static final float EXACT = 10;
    private static final float JOINED = 9;
    private static final float NICKNAME = 7;
    private static final float SPELLING = 6;
    private static final float PHONETIC = 4;
    private static final float INITIAL = 2;

    /** On top, for a family name in the family name's place. */
    private static final float IN_PLACE = 2;

    private NameQuery() {}

    /** The query; its scores are sums of the weights above. */
    static Query of(PersonName asked) {
        NameKeys keys = NameAnalysis.ofQuery(asked);
        List<Query> parts = new ArrayList<>();
        List<String> initials = new ArrayList<>();
        for (String word : keys.tokens()) {
            if (word.length() == 1) {
                initials.add(word);
            } else {
                parts.add(word(word, keys.joined()));
            }
        }
        if (!initials.isEmpty()) {
            parts.add(any(PeopleFields.INITIAL, initials, INITIAL));
        }
        if (parts.isEmpty()) {
            return Query.of(q -> q.matchNone(none -> none));
        }
        List<Query> inPlace = Folding.words(asked.family()).stream()
                .map(word -> one(PeopleFields.FAMILY, word, IN_PLACE))
                .toList();
        String needed = Integer.toString(needed(parts.size()));
        return Query.of(q ->
                q.bool(b -> b.must(m -> m.bool(name -> name.should(parts).minimumShouldMatch(needed)))
                        .should(inPlace)));
    }

    /** Both of two parts; of more, half: a held name may lack middle names, second surnames and particles. */
    private static int needed(int parts) {
        return parts <= 2 ? parts : (parts + 1) / 2;
    }

    private static Query word(String word, SortedSet<String> runs) {
        NameKeys keys = NameAnalysis.ofQuery(new PersonName(word, "", null, null, word));
        List<String> joined = runs.stream().filter(run -> run.contains(word)).toList();
        String initial = word.substring(0, word.offsetByCodePoints(0, 1));
        Query onlyInitial = Query.of(q ->
                q.bool(both -> both.filter(has(PeopleFields.TOKEN, initial), has(PeopleFields.INITIAL, initial))));
        return Query.of(q -> q.disMax(best -> best.queries(
                one(PeopleFields.TOKEN, word, EXACT),
                any(PeopleFields.JOINED, joined, JOINED),
                any(PeopleFields.NICKNAME, keys.nicknames(), NICKNAME),
                any(PeopleFields.SPELLING, keys.spelling(), SPELLING),
                any(PeopleFields.PHONETIC, keys.phonetic(), PHONETIC),
                weighted(onlyInitial, INITIAL))));
    }
}
