package org.whereabouts.schedules.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.CapturedPage;

/** Reads the pages of a run from its captures, in order; restarted, it goes on behind the last page of the last chunk. */
final class CapturedPages implements ItemStreamReader<CapturedPage> {

    private static final String LAST = "capture.last";
    private static final int FETCH = 100;

    private final CaptureStore captures;
    private final long runId;
    private final Deque<CapturedPage> ahead = new ArrayDeque<>();
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
    public @Nullable CapturedPage read() {
        if (ahead.isEmpty()) {
            ahead.addAll(captures.pages(runId, fetchedTo, FETCH));
        }
        CapturedPage next = ahead.poll();
        if (next != null) {
            readTo = next.captureId();
            fetchedTo = Math.max(
                    fetchedTo, ahead.isEmpty() ? readTo : ahead.getLast().captureId());
        }
        return next;
    }
}
