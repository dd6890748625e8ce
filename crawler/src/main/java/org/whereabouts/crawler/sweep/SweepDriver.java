package org.whereabouts.crawler.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.frontier.Frontier;
import org.whereabouts.crawler.frontier.QueuedSearch;
import org.whereabouts.crawler.frontier.SweepProgress;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;
import org.whereabouts.crawler.sweep.SearchResult.Ended;
import org.whereabouts.crawler.throttle.HostThrottle;
import org.whereabouts.crawler.throttle.Priority;

/**
 * Drives a sweep, one search at a time. All state is in the frontier: a driver that is killed is replaced by another, which
 * asks again only the search that was in flight. A search that is given up halts the sweep, because a sweep that cannot be
 * complete says nothing about who is absent, and the host has had enough of us.
 */
public final class SweepDriver {

    /** Long enough for the longest chain at the slowest pace. */
    private static final Duration LONGEST_SEARCH = Duration.ofHours(12);

    private final Frontier frontier;
    private final SearchRunner runner;
    private final CaptureStore captures;
    private final HostThrottle throttle;
    private final RetryPolicy retries;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    public SweepDriver(
            Frontier frontier,
            SearchRunner runner,
            CaptureStore captures,
            HostThrottle throttle,
            RetryPolicy retries,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.frontier = frontier;
        this.runner = runner;
        this.captures = captures;
        this.throttle = throttle;
        this.retries = retries;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Queues the source's searches for the run, once. */
    public void plan(long runId, Source source) {
        transaction.executeWithoutResult(_ -> {
            if (!frontier.isPlanned(runId)) {
                frontier.add(runId, source.sweep().toList(), clock.instant());
            }
        });
    }

    /** Asks the next search of the run, if one may be asked now. */
    public SweepStep advance(long runId, Source source) throws InterruptedException {
        Optional<SweepStep> givenUp =
                frontier.firstFailure(runId).map(failure -> new SweepStep.Halted(failure.outcome(), failure.detail()));
        if (givenUp.isPresent()) {
            // Also when the process died right after giving up: a site that does not want us is not asked on.
            return givenUp.get();
        }
        Optional<QueuedSearch> queued = frontier.next(runId, clock.instant());
        if (queued.isEmpty()) {
            return frontier.nextDue(runId)
                    .<SweepStep>map(SweepStep.Waiting::new)
                    .orElseGet(() -> frontier.progress(runId).isComplete()
                            ? new SweepStep.Finished()
                            : new SweepStep.Halted("INCOMPLETE", "the source has no searches to sweep with"));
        }
        return switch (runner.run(source, queued.get().search(), Priority.SWEEP, LONGEST_SEARCH)) {
            case Ended ended -> keep(runId, source, queued.get(), ended);
            case BrokenOff brokenOff -> later(runId, source, queued.get(), brokenOff);
        };
    }

    public SweepProgress progress(long runId) {
        return frontier.progress(runId);
    }

    private SweepStep keep(long runId, Source source, QueuedSearch queued, Ended ended) {
        transaction.executeWithoutResult(_ -> {
            captures.index(source.profile().id(), runId, queued.search(), ended.captures());
            frontier.add(runId, ended.split(), clock.instant());
            frontier.done(
                    runId,
                    queued.ordinal(),
                    !ended.split().isEmpty() ? "TOO_MANY" : ended.people().isEmpty() ? "NO_MATCH" : "ROSTER",
                    ended.total(),
                    ended.captures().size(),
                    ended.people().size());
        });
        return new SweepStep.Advanced();
    }

    private SweepStep later(long runId, Source source, QueuedSearch queued, BrokenOff brokenOff) {
        Instant now = clock.instant();
        String outcome = brokenOff.obstacle().name();
        Optional<Duration> wait = switch (brokenOff.obstacle().handling()) {
            case WAIT, RETRY -> retries.next(source.profile(), queued.attempts() + 1, brokenOff.retryAfter());
            case GIVE_UP -> Optional.empty();
        };
        if (wait.isEmpty()) {
            CrawlLog.givenUp(source.profile(), queued.search(), brokenOff.obstacle());
            frontier.failed(runId, queued.ordinal(), outcome, queued.search().key() + ": " + brokenOff.detail(), now);
            return new SweepStep.Halted(outcome, queued.search().key() + ": " + brokenOff.detail());
        }
        CrawlLog.putOff(source.profile(), queued.search(), brokenOff.obstacle(), now.plus(wait.get()));
        // The whole host is left alone, not this search only: whoever else would ask it meets the same trouble.
        throttle.postpone(source.profile().baseUrl(), now.plus(wait.get()));
        frontier.retry(runId, queued.ordinal(), outcome, brokenOff.detail(), now.plus(wait.get()));
        return new SweepStep.Advanced();
    }
}
