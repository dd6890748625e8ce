package org.whereabouts.crawler.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whereabouts.crawler.capture.CaptureReader;
import org.whereabouts.crawler.capture.CaptureScan;
import org.whereabouts.crawler.capture.CaptureScope;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.capture.Reading;
import org.whereabouts.crawler.capture.UnreadableCaptureException;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.page.PageReader;
import org.whereabouts.crawler.replay.ReplayedPage.Result;
import org.whereabouts.crawler.replay.ReplayedPage.Trouble;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;

/**
 * Reads captured pages again. It has no way to ask a site, changes nothing, and holds one page at a time, so a replay may be
 * as long as there are captures.
 */
public final class Replay {

    private final Sources sources;
    private final CaptureStore captures;
    private final CrawlMonitor monitor;
    private final InstantSource clock;

    public Replay(Sources sources, CaptureStore captures, CrawlMonitor monitor, InstantSource clock) {
        this.sources = sources;
        this.captures = captures;
        this.monitor = monitor;
        this.clock = clock;
    }

    /**
     * Reads the captures of that scope which are there at the beginning, in one thread. A scope that names neither run nor
     * source covers the sources that are known and not withdrawn.
     *
     * @throws IllegalArgumentException when the scope says nothing at all
     * @throws org.whereabouts.crawler.source.UnknownSourceException when it names a source that is not known
     * @throws InterruptedException when the thread is interrupted, between two pages
     */
    public ReplaySummary run(CaptureScope scope, ReplayListener listener) throws InterruptedException {
        Instant begun = clock.instant();
        List<CaptureScan> scans = scans(scope);
        long total = 0;
        for (CaptureScan scan : scans) {
            total += scan.count();
        }
        ReplayTally tally = new ReplayTally();
        // Asked once for each source, so that no page costs a query and all of a source are read by one profile.
        Map<SourceId, Optional<Source>> known = new HashMap<>();
        listener.progress(0, total);
        try (CaptureReader reader = captures.reader()) {
            for (CaptureScan scan : scans) {
                for (List<IndexedCapture> chunk = scan.next(); !chunk.isEmpty(); chunk = scan.next()) {
                    for (IndexedCapture capture : chunk) {
                        if (Thread.interrupted()) {
                            throw new InterruptedException("replay interrupted");
                        }
                        listener.page(new ReplayedPage(
                                capture,
                                reread(
                                        capture,
                                        known.computeIfAbsent(capture.source(), sources::findAlsoWithdrawn),
                                        reader,
                                        tally)));
                    }
                    listener.progress(tally.pages(), total);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("capture files cannot be closed: " + e.getMessage(), e);
        }
        return tally.summary(Duration.between(begun, clock.instant()));
    }

    private List<CaptureScan> scans(CaptureScope scope) {
        if (scope.isEverything()) {
            throw new IllegalArgumentException("a replay needs a run, a source or a time span");
        }
        scope.source().filter(id -> sources.findAlsoWithdrawn(id).isEmpty()).ifPresent(sources::get);
        if (scope.run().isPresent() || scope.source().isPresent()) {
            return List.of(captures.scan(scope));
        }
        return sources.all().stream()
                .map(source -> captures.scan(new CaptureScope(
                        scope.run(), Optional.of(source.profile().id()), scope.since(), scope.until())))
                .toList();
    }

    private Result reread(IndexedCapture capture, Optional<Source> source, CaptureReader reader, ReplayTally tally) {
        if (source.isEmpty()) {
            return unreadable(Trouble.SOURCE_UNKNOWN, tally);
        }
        try {
            Page page = reader.page(capture);
            Instant before = clock.instant();
            PageOutcome outcome = PageReader.read(source.get(), page);
            Duration took = Duration.between(before, clock.instant());
            Reading now = Reading.of(outcome);
            monitor.reread(capture.source(), now.outcome());
            return new Result.Read(outcome, tally.read(capture, now, page.body().length(), took));
        } catch (UnreadableCaptureException e) {
            return unreadable(
                    switch (e.damage()) {
                        case FILE_MISSING -> Trouble.FILE_MISSING;
                        case RECORD_TORN -> Trouble.RECORD_TORN;
                        case DIGEST_MISMATCH -> Trouble.DIGEST_MISMATCH;
                    },
                    tally);
        }
    }

    private static Result unreadable(Trouble trouble, ReplayTally tally) {
        tally.unreadable(trouble);
        return new Result.Unreadable(trouble);
    }
}
