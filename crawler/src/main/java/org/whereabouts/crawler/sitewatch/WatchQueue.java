package org.whereabouts.crawler.sitewatch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.capture.Capture;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;

/**
 * The pages of one watch while it is at work: which come next, what came of the one in hand, and when the site has had enough.
 * Everything that must outlive this process is in PostgreSQL before crawler4j goes on.
 */
final class WatchQueue {

    /** Longer waits are not waited for: the watch is taken up again when they are over. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final long watch;
    private final AgencySite site;
    private final SitePages pages;
    private final CaptureStore captures;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final SitePatience patience = new SitePatience();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Integer> seen = new HashMap<>();
    private int lastId;
    private SitePages.@Nullable Queued asked;
    private @Nullable InHand inHand;
    private Instant due = Instant.MIN;
    private @Nullable Instant pausedUntil;
    private boolean finished;

    /** What came of the page that was asked for last. */
    record InHand(int id, Visit visit, @Nullable Capture capture) {}

    WatchQueue(
            long watch,
            AgencySite site,
            SitePages pages,
            CaptureStore captures,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.watch = watch;
        this.site = site;
        this.pages = pages;
        this.captures = captures;
        this.transaction = transaction;
        this.clock = clock;
        for (SitePages.Queued page : pages.all(watch)) {
            seen.put(page.url(), page.id());
            lastId = Math.max(lastId, page.id());
        }
    }

    /** The id of a page that is queued or settled already; empty for an unknown one. */
    Optional<Integer> id(String url) {
        lock.lock();
        try {
            return Optional.ofNullable(seen.get(url));
        } finally {
            lock.unlock();
        }
    }

    int count() {
        lock.lock();
        try {
            return seen.size();
        } finally {
            lock.unlock();
        }
    }

    /** An id for a page that is about to be queued. */
    int newId() {
        lock.lock();
        try {
            return ++lastId;
        } finally {
            lock.unlock();
        }
    }

    /** A page that was found. */
    record Found(int id, String url, int depth) {}

    /** Queues pages, all or none, up to the bound of the site. */
    void add(List<Found> found) {
        lock.lock();
        try {
            List<Found> fresh =
                    found.stream().filter(page -> !seen.containsKey(page.url())).toList();
            List<Found> kept = fresh.subList(0, Math.min(fresh.size(), site.mostPages() - seen.size()));
            transaction.executeWithoutResult(_ -> {
                kept.forEach(page -> pages.add(watch, page.id(), page.url(), page.depth()));
                if (kept.size() < fresh.size()) {
                    pages.bounded(watch);
                }
            });
            kept.forEach(page -> seen.put(page.url(), page.id()));
        } finally {
            lock.unlock();
        }
    }

    /** The next page, when it may be asked for; empty when there is none left, or the watch pauses or is stopped. */
    Optional<SitePages.Queued> next() {
        lock.lock();
        try {
            Optional<SitePages.Queued> next = finished ? Optional.empty() : pages.next(watch);
            if (next.isPresent() && waited()) {
                asked = next.get();
                return next;
            }
        } catch (InterruptedException e) {
            // The watch is being stopped.
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        finish();
        return Optional.empty();
    }

    /** Whether the site may be asked now, after a short wait where one is due; a long one pauses the watch. */
    private boolean waited() throws InterruptedException {
        Duration wait = Duration.between(clock.instant(), due);
        if (wait.compareTo(PATIENCE) > 0) {
            pausedUntil = due;
            return false;
        }
        while (!finished && wait.isPositive()) {
            changed.awaitNanos(wait.toNanos());
            wait = Duration.between(clock.instant(), due);
        }
        return !finished;
    }

    /** What came of asking for the page; it counts once {@link #settle} is called. */
    void answered(int id, Visit visit, @Nullable Capture capture) {
        lock.lock();
        try {
            inHand = new InHand(id, visit, capture);
        } finally {
            lock.unlock();
        }
    }

    /** What the page in hand says; empty when it could not be read. */
    Optional<PageReading> reading() {
        lock.lock();
        try {
            return inHand != null && inHand.visit() instanceof Visit.Read(PageReading reading, Validators _)
                    ? Optional.of(reading)
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the page in hand: its links are queued by now. A page that was not answered stays queued. */
    void settle() {
        lock.lock();
        try {
            InHand page = inHand;
            SitePages.Queued queued = asked;
            inHand = null;
            asked = null;
            if (page == null || queued == null || page.id() != queued.id()) {
                return;
            }
            if (page.visit() instanceof Visit.Failed failed && later(queued, failed)) {
                return;
            }
            keep(page, queued);
            patience.settled(page.visit());
            if (patience.givenUp().isPresent()) {
                finish();
            }
        } finally {
            lock.unlock();
        }
    }

    private void keep(InHand page, SitePages.Queued queued) {
        transaction.executeWithoutResult(_ -> {
            Long capture = null;
            Capture written = page.capture();
            if (written != null) {
                URI url = URI.create(queued.url());
                Search search = new Search("watch " + watch + " page " + queued.id(), false, request(url));
                capture = captures.index(site.id(), null, search, List.of(written))
                        .getFirst();
            }
            pages.settle(watch, queued.id(), page.visit(), capture);
        });
    }

    /** Whether the page is asked for once more, after the others; where the site wants time, they all wait. */
    private boolean later(SitePages.Queued page, Visit.Failed failed) {
        Optional<Duration> wait = patience.askAgainIn(page.attempts(), failed);
        if (wait.isPresent()) {
            pages.tryAgain(watch, page.id(), failed.obstacle().handling() == Obstacle.Handling.RETRY);
            due = clock.instant().plus(wait.get());
        }
        return wait.isPresent();
    }

    /** No page is asked for any more. */
    void finish() {
        lock.lock();
        try {
            finished = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isFinished() {
        lock.lock();
        try {
            return finished;
        } finally {
            lock.unlock();
        }
    }

    long waiting() {
        return pages.countQueued(watch);
    }

    /** When the watch is to be taken up again; empty unless it pauses. */
    Optional<Instant> pausedUntil() {
        lock.lock();
        try {
            return Optional.ofNullable(pausedUntil);
        } finally {
            lock.unlock();
        }
    }

    /** Why the site is not asked on; empty unless it has had enough. */
    Optional<Obstacle> givenUp() {
        lock.lock();
        try {
            return patience.givenUp();
        } finally {
            lock.unlock();
        }
    }

    /** The request for a page of the site. */
    static PageRequest request(URI page) {
        String query = page.getRawQuery();
        return PageRequest.get("page", page.getRawPath() + (query == null ? "" : "?" + query));
    }
}
