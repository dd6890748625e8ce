package org.whereabouts.crawler.sitewatch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.monitor.FaultKinds;
import org.whereabouts.crawler.polite.PoliteClient;
import org.whereabouts.crawler.sitewatch.SiteWatches.Verdict;
import org.whereabouts.crawler.sitewatch.Watch.Outcome;
import org.whereabouts.crawler.sitewatch.Watch.Trouble;
import org.whereabouts.crawler.throttle.GoAhead;

/**
 * Works on watches. All state is in PostgreSQL: a worker that is stopped or killed is replaced by another, which asks again only
 * for the page that was in flight.
 */
public final class SiteWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(SiteWatcher.class);

    private final AgencySites sites;
    private final SiteWatches watches;
    private final SitePages pages;
    private final WatchLock locks;
    private final PoliteClient client;
    private final CaptureStore captures;
    private final CrawlMonitor monitor;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Map<Long, WatchCrawl> working = new ConcurrentHashMap<>();

    public SiteWatcher(
            AgencySites sites,
            SiteWatches watches,
            DataSource dataSource,
            PoliteClient client,
            CaptureStore captures,
            CrawlMonitor monitor,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.sites = sites;
        this.watches = watches;
        this.pages = new SitePages(JdbcClient.create(dataSource));
        this.locks = new WatchLock(dataSource);
        this.client = client;
        this.captures = captures;
        this.monitor = monitor;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Brings the watch to its end or to a pause, unless it has ended or somebody else is at work on it.
     *
     * @return the watch as it is then; one that waits is to be worked on again when it is due
     */
    public Watch work(long id) {
        Optional<WatchLock.Held> lock = locks.tryLock(id);
        if (lock.isPresent()) {
            try (WatchLock.Held held = lock.get()) {
                Watch watch = watches.get(id);
                if (!watch.hasEnded()) {
                    crawl(watch, held);
                }
            }
        }
        return watches.get(id);
    }

    private void crawl(Watch watch, GoAhead held) {
        AgencySite site = sites.get(watch.site().value());
        try {
            watches.begin(watch.id(), clock.instant());
            LinkRule rule = new LinkRule(site);
            WatchQueue queue = new WatchQueue(watch.id(), site, pages, captures, transaction, clock);
            WatchCrawl crawl = WatchCrawl.of(
                    site,
                    rule,
                    queue,
                    (config, normalizer) -> new PolitePageFetcher(
                            config, normalizer, queue, site, rule, pages, client, captures, monitor, held, clock));
            working.put(watch.id(), crawl);
            crawl.run();
            conclude(watch, site, rule, queue);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The boundary of a worker: a fault that left the watch open would bar its site for ever.
            failed(watch, e);
        } catch (Error e) {
            failed(watch, e);
            throw e;
        } finally {
            working.remove(watch.id());
        }
    }

    private void conclude(Watch watch, AgencySite site, LinkRule rule, WatchQueue queue) {
        Optional<Instant> pause = queue.pausedUntil();
        if (pause.isPresent()) {
            watches.pause(watch.id(), pause.get());
        } else if (queue.givenUp().isPresent() || pages.countQueued(watch.id()) == 0) {
            List<SitePages.Settled> before = watches.complete(watch.site(), 1).stream()
                    .flatMap(earlier -> pages.settled(earlier.id()).stream())
                    .toList();
            Verdict verdict = WatchJudge.judge(
                    site,
                    rule.startPages(),
                    pages.settled(watch.id()),
                    before,
                    queue.givenUp(),
                    pages.isBounded(watch.id()));
            transaction.executeWithoutResult(_ -> {
                watches.end(watch.id(), verdict, clock.instant());
                watches.forgetPages(watch.site());
            });
            LOG.info("watch {} of {} ended {}", watch.id(), watch.site(), verdict.outcome());
        } else {
            LOG.info("watch {} of {} was stopped and goes on with the next start", watch.id(), watch.site());
        }
    }

    private void failed(Watch watch, Throwable fault) {
        String kinds = FaultKinds.of(fault);
        StackTraceElement[] trace = fault.getStackTrace();
        LOG.error(
                "watch {} of {} failed: {} at {}", watch.id(), watch.site(), kinds, trace.length > 0 ? trace[0] : "?");
        watches.end(watch.id(), new Verdict(Outcome.FAILED, Trouble.FAULT, kinds), clock.instant());
    }

    /** Stops whatever this process works on, at the next safe point; it goes on with the next {@link #work}. */
    public void stop() {
        working.values().forEach(WatchCrawl::stop);
    }
}
