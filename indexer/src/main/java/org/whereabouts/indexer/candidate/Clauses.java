package org.whereabouts.indexer.candidate;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.Collection;

/** The few kinds of clauses that searches are made of. Scores are the given weights, never frequencies. */
final class Clauses {

    private Clauses() {}

    /** Who has the key. */
    static Query one(String field, String key, float weight) {
        return weighted(has(field, key), weight);
    }

    /** Who has at least one of the keys; one counts as much as all. */
    static Query any(String field, Collection<String> keys, float weight) {
        return weighted(hasAny(field, keys), weight);
    }

    static Query has(String field, String key) {
        return Query.of(q -> q.term(t -> t.field(field).value(key)));
    }

    static Query hasAny(String field, Collection<String> keys) {
        return Query.of(q -> q.terms(t -> t.field(field)
                .terms(values -> values.value(keys.stream().map(FieldValue::of).toList()))));
    }

    static Query weighted(Query query, float weight) {
        return Query.of(q -> q.constantScore(c -> c.filter(query).boost(weight)));
    }
}
