package org.whereabouts.schedules.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.IndexedCapture;

/**
 * The captures of a run, in order; restarted, it goes on behind the last of the last chunk. A chunk of them is small: the pages
 * themselves, of many megabytes maybe, stay in their files until their turn.
 */
final class CapturedPages implements ItemStreamReader<IndexedCapture> {

    private static final String LAST = "capture.last";
    private static final int FETCH = 100;

    private final CaptureStore captures;
    private final long runId;
    private final Deque<IndexedCapture> ahead = new ArrayDeque<>();
    private long fetchedTo;
    private long readTo;

    CapturedPages(CaptureStore captures, long runId) {
        this.captures = captures;
        this.runId = runId;
    }

    @Override
    public void open(ExecutionContext context) {
        readTo = context.getLong(LAST, 0L);
        fetchedTo = readTo;
        ahead.clear();
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(LAST, readTo);
    }

    @Override
    public @Nullable IndexedCapture read() {
        if (ahead.isEmpty()) {
            ahead.addAll(captures.ofRun(runId, fetchedTo, FETCH));
        }
        IndexedCapture next = ahead.poll();
        if (next != null) {
            readTo = next.id();
            fetchedTo = Math.max(
                    fetchedTo, ahead.isEmpty() ? readTo : ahead.getLast().id());
        }
        return next;
    }
}
