package org.whereabouts.indexer.index;

import java.time.Duration;

/**
 * How the index is laid out.
 *
 * @param shards primary shards, 1 or more; cannot be changed later
 * @param replicas copies of each shard; 0 on a single node
 * @param refresh how long a change may stay unseen by searches, at least a millisecond
 */
public record IndexSettings(int shards, int replicas, Duration refresh) {

    public IndexSettings {
        if (shards < 1 || replicas < 0 || refresh.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "shards >= 1, replicas >= 0 and refresh >= 1 ms are needed, not %d, %d, %s"
                            .formatted(shards, replicas, refresh));
        }
    }

    /** One shard without copies, refreshed every second: right for a single node. */
    public static IndexSettings singleNode() {
        return new IndexSettings(1, 0, Duration.ofSeconds(1));
    }
}
