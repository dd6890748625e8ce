package org.whereabouts.indexer.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whereabouts.indexer.match.CustodyStates;
import org.whereabouts.indexer.registry.PersonId;
import org.whereabouts.indexer.registry.ProjectionQueue;

/**
 * The index of people: its life and its filling from the registry. Any number of processes may create and fill it at once,
 * and be killed while at it: a document carries its record's version, an older one never replaces a newer, and a record
 * stays pending until Elasticsearch has acknowledged it.
 */
public final class PeopleIndex {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleIndex.class);
    private static final String MAPPING = "people-v1.json";

    private final IndexServer server;
    private final IndexName name;
    private final IndexSettings settings;
    private final ProjectionQueue queue;
    private final Projection projection;
    private final Supplier<UUID> ids;

    /**
     * Makes an index over a server.
     *
     * @param queue what the index has yet to show
     * @param states where records place their people
     * @param ids random ids: a pass over the pending records begins at one, so that processes at work at the same time
     *     rarely do the same records
     */
    public PeopleIndex(
            ElasticsearchClient client,
            IndexName name,
            IndexSettings settings,
            ProjectionQueue queue,
            CustodyStates states,
            Supplier<UUID> ids) {
        this.server = new IndexServer(client);
        this.name = name;
        this.settings = settings;
        this.queue = queue;
        this.projection = new Projection(server, name, queue, states);
        this.ids = ids;
    }

    /**
     * Makes sure that the index exists. A new index is empty, so every record is queued for it, and that before it is made:
     * whoever dies in between leaves no index that looks complete.
     *
     * @throws IndexUnavailableException when Elasticsearch cannot answer
     */
    public void ensureCreated() {
        if (exists()) {
            return;
        }
        queue.enqueueAll();
        server.ask(client -> {
            try {
                return client.indices()
                        .create(c -> c.index(name.first())
                                .aliases(name.alias(), alias -> alias.isWriteIndex(true))
                                .settings(s -> s.numberOfShards(Integer.toString(settings.shards()))
                                        .numberOfReplicas(Integer.toString(settings.replicas()))
                                        .refreshInterval(
                                                i -> i.time(settings.refresh().toMillis() + "ms")))
                                .mappings(mapping()))
                        .acknowledged();
            } catch (ElasticsearchException e) {
                if ("resource_already_exists_exception".equals(e.error().type()) && exists()) {
                    return true; // Another process was faster.
                }
                throw e;
            }
        });
        LOG.info("index {} is there, behind alias {}", name.first(), name.alias());
    }

    private boolean exists() {
        return server.ask(client ->
                client.indices().existsAlias(a -> a.name(name.alias())).value());
    }

    private static TypeMapping mapping() {
        try (InputStream json = Objects.requireNonNull(PeopleIndex.class.getResourceAsStream(MAPPING), MAPPING)) {
            return TypeMapping.of(m -> m.withJson(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Shows what is pending, once around: what becomes pending meanwhile may wait for the next pass. Records are read as
     * they are now.
     *
     * @throws IndexUnavailableException when Elasticsearch cannot answer; what it acknowledged until then stays done
     */
    public Projected project() {
        Projected projected = projection.pass(new PersonId(ids.get()));
        if (!projected.refused().isEmpty()) {
            LOG.warn(
                    "Elasticsearch refused {} documents, the first with {} ({}); they stay pending",
                    projected.refused().size(),
                    projected.refused().getFirst().status(),
                    projected.refused().getFirst().type());
        }
        return projected;
    }

    /** Makes everything shown so far visible to searches at once. */
    public void refresh() {
        server.ask(client -> client.indices().refresh(r -> r.index(name.alias())));
    }

    /** How many people searches can see. */
    public long count() {
        return server.ask(client -> client.count(c -> c.index(name.alias())).count());
    }
}
