package org.whereabouts.crawler.capture;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.whereabouts.crawler.source.SourceId;

/**
 * Which payloads were captured lately, and where they lie: in memory, so that looking a digest up costs no query, and bounded,
 * because forgetting one only means that it is stored again.
 */
final class RecentPayloads {

    /** About 30 MB when full. */
    private static final int MOST = 100_000;

    /** What one source is looked up for when a process first writes for it. */
    static final int OF_ONE_SOURCE = 20_000;

    private final int most;
    private final LinkedHashMap<Key, StoredPayload> payloads = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(SourceId source, String digest) {}

    RecentPayloads() {
        this(MOST);
    }

    RecentPayloads(int most) {
        this.most = most;
    }

    synchronized void add(SourceId source, String digest, StoredPayload payload) {
        payloads.put(new Key(source, digest), payload);
        if (payloads.size() > most) {
            payloads.pollFirstEntry();
        }
    }

    /** The payload, unless it was captured before that time. */
    synchronized Optional<StoredPayload> find(SourceId source, String digest, Instant notBefore) {
        return Optional.ofNullable(payloads.get(new Key(source, digest)))
                .filter(payload -> !payload.capturedAt().isBefore(notBefore));
    }

    synchronized void forget(SourceId source, String digest) {
        payloads.remove(new Key(source, digest));
    }
}
