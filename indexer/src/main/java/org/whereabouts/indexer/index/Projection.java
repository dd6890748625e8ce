package org.whereabouts.indexer.index;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.indexer.index.Projected.Refusal;
import org.whereabouts.indexer.match.CustodyStates;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.PersonId;
import org.whereabouts.indexer.registry.ProjectionQueue;

/** Brings pending records into the index, batch by batch, and forgets those that Elasticsearch acknowledged. */
final class Projection {

    /** About 2 MB of documents. */
    private static final int BATCH = 1_000;

    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    private final IndexServer server;
    private final IndexName name;
    private final ProjectionQueue queue;
    private final CustodyStates states;

    Projection(IndexServer server, IndexName name, ProjectionQueue queue, CustodyStates states) {
        this.server = server;
        this.name = name;
        this.queue = queue;
        this.states = states;
    }

    /** Once around all ids, beginning behind {@code start}. Each pending record is tried once. */
    Projected pass(PersonId start) {
        var tally = new Tally();
        walk(start, null, tally);
        walk(null, start, tally);
        return new Projected(tally.indexed, tally.alreadyThere, tally.refused);
    }

    private void walk(@Nullable PersonId after, @Nullable PersonId upTo, Tally tally) {
        PersonId at = after;
        while (!tally.overloaded) {
            List<HeldRecord> batch = queue.pending(at, upTo, BATCH);
            if (batch.isEmpty()) {
                return;
            }
            queue.acknowledge(show(batch, tally));
            at = batch.getLast().id();
        }
    }

    /** The records that the index shows now. */
    private List<HeldRecord> show(List<HeldRecord> batch, Tally tally) {
        List<BulkOperation> operations = batch.stream().map(this::operation).toList();
        // Without requireAlias a lost index would be made again by the first write, with a guessed mapping.
        BulkResponse response = server.ask(client ->
                client.bulk(b -> b.index(name.alias()).requireAlias(true).operations(operations)));
        List<HeldRecord> shown = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            BulkResponseItem item = response.items().get(i);
            if (item.error() == null) {
                tally.indexed++;
                shown.add(batch.get(i));
            } else if (item.status() == CONFLICT) {
                tally.alreadyThere++;
                shown.add(batch.get(i));
            } else if ("index_not_found_exception".equals(item.error().type())) {
                throw new IndexUnavailableException(server.missingMessage());
            } else {
                String type = item.error().type();
                tally.refused.add(new Refusal(batch.get(i).id(), item.status(), type == null ? "unknown" : type));
                tally.overloaded |= item.status() == TOO_MANY;
            }
        }
        return shown;
    }

    private BulkOperation operation(HeldRecord held) {
        byte[] document = PersonDocument.of(held, states.of(held.record()));
        return BulkOperation.of(o -> o.index(i -> i.id(held.id().toString())
                .versionType(VersionType.External)
                .version(held.version())
                .document(BinaryData.of(document, "application/json"))));
    }

    private static final class Tally {
        private int indexed;
        private int alreadyThere;
        private boolean overloaded;
        private final List<Refusal> refused = new ArrayList<>();
    }
}
