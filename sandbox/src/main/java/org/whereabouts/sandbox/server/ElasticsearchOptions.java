package org.whereabouts.sandbox.server;

/**
 * How a local Elasticsearch runs.
 *
 * @param heapMegabytes size of its heap in MB
 * @param throwaway whether it serves tests: it starts faster, indexes slower and is ended without flushing
 */
public record ElasticsearchOptions(int heapMegabytes, boolean throwaway) {

    public ElasticsearchOptions {
        if (heapMegabytes < 256) {
            throw new IllegalArgumentException("heapMegabytes must be at least 256: " + heapMegabytes);
        }
    }

    /** For the local stack and for measuring: compiled at full speed. */
    public static ElasticsearchOptions standard() {
        return new ElasticsearchOptions(512, false);
    }

    /** For tests whose data is thrown away. */
    public static ElasticsearchOptions forTests() {
        return new ElasticsearchOptions(512, true);
    }
}
