package org.whereabouts.crawler.capture;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;

/**
 * What this process knows of earlier captures without asking the index for every page: the payloads of each source, and
 * whether its site names versions of pages at all.
 */
final class CaptureMemory {

    private final CaptureIndex index;
    private final RetentionRule retention;
    private final InstantSource clock;
    private final RecentPayloads recent = new RecentPayloads();
    private final Map<SourceId, Known> known = new ConcurrentHashMap<>();

    private static final class Known {
        private boolean lookedUp;
        private volatile @Nullable Boolean namesVersions;
    }

    CaptureMemory(CaptureIndex index, RetentionRule retention, InstantSource clock) {
        this.index = index;
        this.retention = retention;
        this.clock = clock;
    }

    /** Where the source's payload of that digest lies, if it was captured lately. */
    Optional<StoredPayload> payload(SourceId source, String digest) {
        Known of = known(source);
        synchronized (of) {
            if (!of.lookedUp) {
                index.recentPayloads(
                        source,
                        retention.refersBackTo(clock.instant()),
                        RecentPayloads.OF_ONE_SOURCE,
                        (found, payload) -> recent.add(source, found, payload));
                of.lookedUp = true;
            }
        }
        return recent.find(source, digest, retention.refersBackTo(clock.instant()));
    }

    /** A payload that cannot be read is not referred to again. */
    void forget(SourceId source, String digest) {
        recent.forget(source, digest);
    }

    boolean namesVersions(SourceId source) {
        Known of = known(source);
        Boolean names = of.namesVersions;
        if (names == null) {
            names = index.namesVersions(source);
            of.namesVersions = names;
        }
        return names;
    }

    /** Takes note of what was indexed. What is not indexed may be deleted any day, so nothing may refer to it. */
    void remember(SourceId source, List<Capture> indexed) {
        for (Capture capture : indexed) {
            if (capture.payload() == null) {
                recent.add(source, capture.digest(), capture.stored());
            }
            if (!capture.validators().isEmpty()) {
                known(source).namesVersions = true;
            }
        }
    }

    private Known known(SourceId source) {
        return known.computeIfAbsent(source, _ -> new Known());
    }
}
