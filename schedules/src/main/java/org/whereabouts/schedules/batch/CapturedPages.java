package org.whereabouts.schedules.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.source.Source;

/**
 * The captures of a run, in order; restarted, it goes on behind the last of the last chunk, in the midst of a file too. A chunk of
 * them is small: the pages themselves, of many megabytes maybe, stay in their files until their turn, and files come in slices.
 */
final class CapturedPages implements ItemStreamReader<CapturedPiece> {

    private static final String LAST = "capture.last";
    private static final String PEOPLE = "capture.people";
    private static final int FETCH = 100;

    private final CaptureStore captures;
    private final Source source;
    private final CrawlMonitor monitor;
    private final long runId;
    private final Deque<IndexedCapture> ahead = new ArrayDeque<>();
    private @Nullable FileInHand file;
    private long fetchedTo;
    private long readTo;

    /** People of the file behind {@code readTo} who are done. */
    private long done;

    CapturedPages(CaptureStore captures, Source source, CrawlMonitor monitor, long runId) {
        this.captures = captures;
        this.source = source;
        this.monitor = monitor;
        this.runId = runId;
    }

    @Override
    public void open(ExecutionContext context) {
        close();
        readTo = context.getLong(LAST, 0L);
        done = context.getLong(PEOPLE, 0L);
        fetchedTo = readTo;
        ahead.clear();
    }

    @Override
    public void update(ExecutionContext context) {
        context.putLong(LAST, readTo);
        context.putLong(PEOPLE, done);
    }

    @Override
    public @Nullable CapturedPiece read() {
        while (true) {
            FileInHand inHand = file;
            if (inHand == null) {
                IndexedCapture next = nextCapture();
                if (next == null) {
                    return null;
                }
                if (next.reading() == null || !next.reading().isFile()) {
                    readTo = next.id();
                    return new CapturedPiece.WholePage(next);
                }
                inHand = FileInHand.open(captures, next, source, monitor, done);
                file = inHand;
            }
            if (inHand.hasNext()) {
                CapturedPiece.Slice slice = inHand.next();
                done = inHand.read();
                return slice;
            }
            readTo = inHand.capture().id();
            close();
        }
    }

    private @Nullable IndexedCapture nextCapture() {
        if (ahead.isEmpty()) {
            ahead.addAll(captures.ofRun(runId, fetchedTo, FETCH));
        }
        IndexedCapture next = ahead.poll();
        if (next != null) {
            fetchedTo = Math.max(
                    fetchedTo, ahead.isEmpty() ? next.id() : ahead.getLast().id());
        }
        return next;
    }

    @Override
    public void close() {
        FileInHand inHand = file;
        if (inHand != null) {
            file = null;
            done = 0;
            inHand.close();
        }
    }
}
