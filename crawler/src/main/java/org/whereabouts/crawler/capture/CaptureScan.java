package org.whereabouts.crawler.capture;

import java.time.Instant;
import java.util.List;
import org.whereabouts.crawler.source.SourceId;

/** Walks over many captures a chunk at a time: a run's in the order of their ids, a source's in the order of their times. */
public final class CaptureScan {

    private static final int CHUNK = 250;

    private final CaptureIndex index;
    private final CaptureScope scope;
    private final CaptureBounds bounds;
    private Instant lastAt = Instant.EPOCH;
    private long lastId;

    CaptureScan(CaptureIndex index, CaptureScope scope, Instant now) {
        if (scope.run().isEmpty() && scope.source().isEmpty()) {
            throw new IllegalArgumentException("a scan needs a run or a source");
        }
        this.index = index;
        this.scope = scope;
        // What is captured while we walk is not walked over: the walk behind a living sweep would never end.
        this.bounds = new CaptureBounds(
                scope.since().orElse(Instant.EPOCH),
                scope.until().filter(until -> until.isBefore(now)).orElse(now),
                scope.source().orElse(null));
    }

    /** How many there are in all. */
    public long count() {
        return scope.run().isPresent()
                ? index.countOfRun(scope.run().getAsLong(), bounds)
                : index.countOfSource(source(), bounds);
    }

    /** The next of them; empty at the end. */
    public List<IndexedCapture> next() {
        List<IndexedCapture> chunk = scope.run().isPresent()
                ? index.ofRun(scope.run().getAsLong(), lastId, bounds, CHUNK)
                : index.ofSource(source(), lastAt, lastId, bounds, CHUNK);
        if (!chunk.isEmpty()) {
            lastId = chunk.getLast().id();
            lastAt = chunk.getLast().fetchedAt();
        }
        return chunk;
    }

    private SourceId source() {
        return scope.source().orElseThrow();
    }
}
