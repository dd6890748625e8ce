package org.whereabouts.indexer.candidate;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;
import java.util.Objects;
import org.whereabouts.indexer.index.IndexName;
import org.whereabouts.indexer.index.IndexServer;
import org.whereabouts.indexer.index.PeopleFields;
import org.whereabouts.indexer.registry.PersonId;
import org.whereabouts.normalizer.name.PersonName;

/** Asks Elasticsearch whom to look at. An answer is of the whole index or none: that only one person fits rests on it. */
final class Proposals {

    private static final SortOptions BY_ID = SortOptions.of(s -> s.field(f -> f.field(PeopleFields.ID)));

    private static final List<SortOptions> BEST_FIRST =
            List.of(SortOptions.of(s -> s.score(score -> score.order(SortOrder.Desc))), BY_ID);

    private static final List<SortOptions> NAME_ORDER =
            List.of(SortOptions.of(s -> s.field(f -> f.field(PeopleFields.NAME_ORDER))), BY_ID);

    private final IndexServer server;
    private final IndexName index;

    Proposals(ElasticsearchClient client, IndexName index) {
        this.server = new IndexServer(client);
        this.index = index;
    }

    /**
     * Part of the people found.
     *
     * @param total how many there are in all
     */
    record Page(long total, List<PersonId> people) {}

    /**
     * People by name, best first.
     *
     * @param required whether the name must be found; else it only orders
     * @param hints clauses that order and exclude nobody
     */
    Page byName(PersonName asked, boolean required, List<Query> filters, List<Query> hints, int from, int size) {
        Query name = NameQuery.of(asked);
        return ask(
                Query.of(q -> q.bool(b -> {
                    b.filter(filters).should(hints);
                    return required ? b.must(name) : b.should(name).minimumShouldMatch("0");
                })),
                BEST_FIRST,
                from,
                size);
    }

    /** People in the order of their names. */
    Page byNameOrder(List<Query> filters, int from, int size) {
        return ask(Query.of(q -> q.bool(b -> b.filter(filters))), NAME_ORDER, from, size);
    }

    private Page ask(Query query, List<SortOptions> order, int from, int size) {
        return server.ask(client -> {
            var response = client.search(
                    s -> s.index(index.alias())
                            .query(query)
                            .sort(order)
                            .allowPartialSearchResults(false)
                            .trackTotalHits(total -> total.enabled(true))
                            .source(source -> source.fetch(false))
                            .from(from)
                            .size(size),
                    Void.class);
            if (response.timedOut() || response.shards().failed().intValue() > 0) {
                throw server.incomplete();
            }
            List<PersonId> people = response.hits().hits().stream()
                    .map(hit -> PersonId.parse(Objects.requireNonNull(hit.id())))
                    .toList();
            return new Page(Objects.requireNonNull(response.hits().total()).value(), people);
        });
    }
}
