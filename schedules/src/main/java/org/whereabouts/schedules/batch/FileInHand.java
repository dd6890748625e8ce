package org.whereabouts.schedules.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.whereabouts.crawler.capture.CaptureReader;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.capture.Reading;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.page.PageReader;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Source;

/** A captured file whose people are read a slice at a time. Holds no more of them than one slice. */
final class FileInHand implements AutoCloseable {

    /** About as many as stand on a page: so a chunk of slices is a transaction like any other. */
    static final int SLICE = 100;

    private final IndexedCapture capture;
    private final CaptureReader reader;
    private final Stream<RosterEntry> people;
    private final Iterator<RosterEntry> ahead;
    private long read;

    private FileInHand(IndexedCapture capture, CaptureReader reader, Stream<RosterEntry> people) {
        this.capture = capture;
        this.reader = reader;
        this.people = people;
        this.ahead = people.iterator();
    }

    /**
     * Opens the file, when its payload is what was captured and all of it reads as it did in the sweep.
     *
     * @param skip how many of its people are done
     * @throws PageReadsOtherwiseException when it reads otherwise
     * @throws UncheckedIOException when it cannot be read any more
     */
    static FileInHand open(
            CaptureStore captures, IndexedCapture capture, Source source, CrawlMonitor monitor, long skip) {
        CaptureReader reader = captures.reader();
        try {
            Page page = reader.page(capture);
            Reading now = Reading.of(PageReader.read(source, page));
            monitor.reread(source.profile().id(), now.outcome());
            if (!now.equals(capture.reading())) {
                throw new PageReadsOtherwiseException(capture, now);
            }
            FileInHand file = new FileInHand(capture, reader, source.people(page));
            while (file.read < skip && file.ahead.hasNext()) {
                file.ahead.next();
                file.read++;
            }
            return file;
        } catch (IOException e) {
            close(reader);
            throw new UncheckedIOException("capture " + capture.id() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close(reader);
            throw e;
        }
    }

    IndexedCapture capture() {
        return capture;
    }

    /** How many of its people were given, or are done. */
    long read() {
        return read;
    }

    boolean hasNext() {
        return ahead.hasNext();
    }

    /** The next people. */
    CapturedPiece.Slice next() {
        List<RosterEntry> slice = new ArrayList<>(SLICE);
        while (slice.size() < SLICE && ahead.hasNext()) {
            slice.add(ahead.next());
        }
        read += slice.size();
        return new CapturedPiece.Slice(capture, slice);
    }

    @Override
    public void close() {
        try {
            people.close();
        } finally {
            close(reader);
        }
    }

    private static void close(CaptureReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("captures cannot be closed", e);
        }
    }
}
