package org.whereabouts.indexer.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import java.io.IOException;
import java.util.stream.Collectors;

/** The Elasticsearch behind the index, with its ways to fail given one name. */
public final class IndexServer {

    private final ElasticsearchClient client;

    public IndexServer(ElasticsearchClient client) {
        this.client = client;
    }

    /** One or more requests. */
    @FunctionalInterface
    public interface Request<T> {

        /** Asks through the client and answers what came of it. */
        T ask(ElasticsearchClient client) throws IOException;
    }

    /**
     * Asks.
     *
     * @throws IndexUnavailableException when the server cannot be reached, refuses the account, is overloaded or has no such
     *     index
     * @throws ElasticsearchException when it calls the request wrong: a fault of this program
     */
    public <T> T ask(Request<T> request) {
        try {
            return request.ask(client);
        } catch (ElasticsearchException e) {
            throw named(e);
        } catch (IOException e) {
            throw new IndexUnavailableException(
                    "Elasticsearch at %s does not answer (%s); start it, or name the right one (WHEREABOUTS_ELASTICSEARCH_URL)"
                            .formatted(host(), e.getClass().getSimpleName()),
                    e);
        }
    }

    private RuntimeException named(ElasticsearchException e) {
        int status = e.status();
        if (status == 404) {
            return missing(e);
        }
        if (status == 401 || status == 403) {
            return new IndexUnavailableException(
                    "Elasticsearch at %s refuses the account (status %d); check user and password or the API key"
                            .formatted(host(), status),
                    e);
        }
        if (status == 429 || status >= 500) {
            return new IndexUnavailableException(
                    "Elasticsearch at %s is overloaded or not ready (status %d); try again, and see its log if it stays so"
                            .formatted(host(), status),
                    e);
        }
        return e;
    }

    /** What to throw where the server answered from a part of the index only, or gave up before it was through. */
    public IndexUnavailableException incomplete() {
        return new IndexUnavailableException(
                "Elasticsearch at %s could not search the whole index of people; try again, and see its log if it stays so"
                        .formatted(host()));
    }

    private IndexUnavailableException missing(ElasticsearchException e) {
        return new IndexUnavailableException(missingMessage(), e);
    }

    String missingMessage() {
        return "Elasticsearch at %s has no index of people; it is made when a worker starts".formatted(host());
    }

    /** Where the server is, for messages. */
    private String host() {
        return client._transport() instanceof Rest5ClientTransport transport
                ? transport.restClient().getNodes().stream()
                        .map(node -> node.getHost().toURI())
                        .collect(Collectors.joining(", "))
                : "an unknown URL";
    }
}
