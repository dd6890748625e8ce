package org.whereabouts.crawler.sweep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.DetailCaptures;
import org.whereabouts.crawler.frontier.Frontier;
import org.whereabouts.crawler.frontier.Harvest;
import org.whereabouts.crawler.frontier.Lease;
import org.whereabouts.crawler.frontier.LeaseLostException;
import org.whereabouts.crawler.frontier.SweepProgress;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;
import org.whereabouts.crawler.sweep.SearchResult.Ended;
import org.whereabouts.crawler.throttle.Priority;

/**
 * Drives a sweep, one search at a time. All state is in the frontier: a driver that is killed is replaced by another, which
 * asks again only the search that was in flight; what that had read of people's own pages it takes over, unless it was killed. A
 * search that is given up halts the sweep, because a sweep that cannot be complete says nothing about who is absent, and the host has
 * had enough of us.
 */
public final class SweepDriver {

    private static final Logger LOG = LoggerFactory.getLogger(SweepDriver.class);

    /** Long enough for the longest chain at the slowest pace. */
    private static final Duration LONGEST_SEARCH = Duration.ofHours(12);

    private final Frontier frontier;
    private final SearchRunner runner;
    private final CaptureStore captures;
    private final DetailCaptures details;
    private final RetryPolicy retries;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    public SweepDriver(
            Frontier frontier,
            SearchRunner runner,
            CaptureStore captures,
            DetailCaptures details,
            RetryPolicy retries,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.frontier = frontier;
        this.runner = runner;
        this.captures = captures;
        this.details = details;
        this.retries = retries;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Begins the sweep of a run, or goes on with it: queues the source's searches unless that was done, and takes back those
     * that a worker before us had in hand. The caller must know that no such worker is alive.
     */
    public void takeUp(long runId, Source source) {
        transaction.executeWithoutResult(_ -> {
            if (!frontier.isPlanned(runId)) {
                frontier.add(runId, source.sweep().toList(), Priority.SWEEP);
            }
        });
        int inFlight = frontier.giveBack(runId);
        if (inFlight > 0) {
            LOG.info(
                    "run {} of {}: {} search in flight is asked again",
                    runId,
                    source.profile().id(),
                    inFlight);
        }
    }

    /**
     * Asks the next search of the run, if one may be asked now.
     *
     * @throws InterruptedException when the permit was withdrawn or the thread interrupted in the middle of a search; of that
     *     search only pages about people are kept, for its next go
     */
    public SweepStep advance(long runId, Source source, Permit permit) throws InterruptedException {
        Optional<Lease> lease = frontier.lease(runId);
        return lease.isPresent() ? ask(source, new InHand(lease.get(), permit)) : standing(runId);
    }

    public SweepProgress progress(long runId) {
        return frontier.progress(runId);
    }

    /** Why there is nothing to ask. */
    private SweepStep standing(long runId) {
        Optional<Frontier.Failure> failure = frontier.firstFailure(runId);
        if (failure.isPresent()) {
            // Also when the process died right after giving up: a site that does not want us is not asked on.
            return new SweepStep.Halted(failure.get().outcome(), failure.get().detail());
        }
        return frontier.nextDue(runId)
                .<SweepStep>map(SweepStep.Waiting::new)
                .orElseGet(() -> frontier.progress(runId).isComplete()
                        ? new SweepStep.Finished()
                        : new SweepStep.Halted("INCOMPLETE", "the source has no searches to sweep with"));
    }

    private SweepStep ask(Source source, InHand inHand) throws InterruptedException {
        Lease lease = inHand.lease;
        try {
            DetailsOfRun known = new DetailsOfRun(details, transaction, source, lease.runId(), lease.search(), clock);
            return switch (runner.sweep(source, lease.search(), lease.priority(), LONGEST_SEARCH, inHand, known)) {
                case Ended ended -> keep(source, lease, ended);
                case BrokenOff brokenOff -> later(source, inHand, brokenOff, known.hasKept());
            };
        } catch (LeaseLostException e) {
            // Somebody else asks it, or has: what we have of it is not indexed, so nobody is counted twice.
            LOG.warn("{}; its pages are dropped", e.getMessage());
            return new SweepStep.Advanced();
        }
    }

    private SweepStep keep(Source source, Lease lease, Ended ended) {
        int people = ended.count();
        Harvest harvest = new Harvest(
                ended.isCapped() ? "TOO_MANY" : people == 0 ? "NO_MATCH" : "ROSTER",
                ended.total(),
                ended.captures().size(),
                people);
        transaction.executeWithoutResult(_ -> {
            captures.index(source.profile().id(), lease.runId(), lease.search(), ended.captures());
            details.takeOver(lease.runId(), lease.search(), ended.again());
            if (ended.isCapped()) {
                frontier.add(lease.runId(), ended.split(), lease.priority());
            }
            frontier.done(lease, harvest);
        });
        return new SweepStep.Advanced();
    }

    private SweepStep later(Source source, InHand inHand, BrokenOff brokenOff, boolean hasProgress) {
        Lease lease = inHand.lease;
        Instant now = clock.instant();
        Obstacle obstacle = brokenOff.obstacle();
        return switch (obstacle.handling()) {
            case WAIT -> {
                Instant until = now.plus(retries.restraint(source.profile(), brokenOff.retryAfter()));
                if (hasProgress || !inHand.isCutShortBy(obstacle)) {
                    yield putOff(source, lease, brokenOff, until, frontier::postpone);
                }
                yield lease.trouble().cutShort() == 0
                        ? putOff(source, lease, brokenOff, until, frontier::cutShort)
                        : giveUp(source, lease, inHand.endless(brokenOff));
            }
            case RETRY -> {
                PuttingOff how = RetryPolicy.isOfTheHost(obstacle) ? frontier::outlast : frontier::retry;
                yield retries.next(source.profile(), obstacle, lease.trouble(), now, brokenOff.retryAfter())
                        .map(wait -> putOff(source, lease, brokenOff, now.plus(wait), how))
                        .orElseGet(() -> giveUp(source, lease, brokenOff));
            }
            case GIVE_UP -> giveUp(source, lease, brokenOff);
        };
    }

    /** How the frontier takes a search back. */
    private interface PuttingOff {
        void until(Lease lease, String outcome, String detail, Instant until);
    }

    private static SweepStep putOff(Source source, Lease lease, BrokenOff met, Instant until, PuttingOff how) {
        CrawlLog.putOff(source.profile(), lease.search(), met.obstacle(), until);
        how.until(lease, met.obstacle().name(), detail(lease, met), until);
        return new SweepStep.Waiting(until);
    }

    private SweepStep giveUp(Source source, Lease lease, BrokenOff met) {
        CrawlLog.givenUp(source.profile(), lease.search(), met.obstacle());
        frontier.failed(lease, met.obstacle().name(), detail(lease, met));
        return new SweepStep.Halted(met.obstacle().name(), detail(lease, met));
    }

    private static String detail(Lease lease, BrokenOff met) {
        return lease.search().key() + ": " + met.detail();
    }

    /** The search that is being asked: before each of its requests, whether we still may, and a sign of life. */
    private final class InHand implements Checkpoint {

        private final Permit permit;
        private final Instant begun = clock.instant();
        private Lease lease;
        private int requests;

        InHand(Lease lease, Permit permit) {
            this.lease = lease;
            this.permit = permit;
        }

        @Override
        public void pass() throws InterruptedException {
            passAgain();
            lease = frontier.extend(lease);
            requests++;
        }

        @Override
        public void passAgain() throws InterruptedException {
            if (!permit.isGranted()) {
                throw new InterruptedException("the worker may not go on with run " + lease.runId());
            }
        }

        /**
         * Whether the source's hours, its day's requests or the time of a search ended behind the chain's first page. Who is
         * sent away for others' sake, or for a host in trouble, may have more luck next time.
         */
        boolean isCutShortBy(Obstacle obstacle) {
            return requests > 1
                    && switch (obstacle) {
                        case OUTSIDE_WINDOW, BUDGET_SPENT -> true;
                        case NO_SLOT, OUT_OF_TIME ->
                            begun.plus(LONGEST_SEARCH.dividedBy(2)).isBefore(clock.instant());
                        default -> false;
                    };
        }

        /** The second time in a row it had all the time and requests there are, and would never end. */
        BrokenOff endless(BrokenOff met) {
            return new BrokenOff(
                    Obstacle.ENDLESS,
                    Optional.empty(),
                    "needs more requests than it may make in one go: " + (requests - 1) + " were made when "
                            + met.detail());
        }
    }
}
