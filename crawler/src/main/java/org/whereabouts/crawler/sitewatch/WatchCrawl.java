package org.whereabouts.crawler.sitewatch;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.CrawlController;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.parser.Parser;
import edu.uci.ics.crawler4j.url.TLDList;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * One crawl of crawler4j over one site, from where the queue stands to where it ends. One thread, the caller's: a site is one host,
 * and its slots are one after the other. So crawler4j's worker is run as it is, without the threads that its controller would start
 * to watch over several.
 */
final class WatchCrawl {

    private final CrawlController controller;
    private final LinkFollower follower;
    private final LinkRule rule;
    private @Nullable Thread worker;

    private WatchCrawl(CrawlController controller, LinkFollower follower, LinkRule rule) {
        this.controller = controller;
        this.follower = follower;
        this.rule = rule;
    }

    /** Makes the fetcher of a crawl. */
    @FunctionalInterface
    interface FetcherMaker {
        PageFetcher make(CrawlConfig config, BasicURLNormalizer normalizer) throws Exception;
    }

    /**
     * Puts our parts into crawler4j's extension points.
     *
     * @throws IllegalStateException when crawler4j cannot be set up
     */
    static WatchCrawl of(AgencySite site, LinkRule rule, WatchQueue queue, FetcherMaker fetchers) {
        CrawlConfig config = config(site);
        BasicURLNormalizer normalizer = new BasicURLNormalizer();
        WatchFrontier frontier = new WatchFrontier(queue);
        try {
            PageFetcher fetcher = fetchers.make(config, normalizer);
            TLDList domains = new TLDList(config);
            Parser parser = new Parser(
                    config,
                    normalizer,
                    new ReadingParser(queue, rule, frontier.getWebURLFactory()),
                    domains,
                    frontier.getWebURLFactory());
            CrawlController controller = new CrawlController(
                    config,
                    normalizer,
                    fetcher,
                    parser,
                    new AskedElsewhere(fetcher, frontier.getWebURLFactory()),
                    domains,
                    frontier);
            return new WatchCrawl(controller, new LinkFollower(site, rule), rule);
        } catch (Exception e) {
            // crawler4j's constructors declare no more than this.
            throw new IllegalStateException("crawler4j cannot be set up for " + site.id(), e);
        }
    }

    private static CrawlConfig config(AgencySite site) {
        CrawlConfig config = new CrawlConfig();
        // Wants a folder, though nothing of ours lies in one.
        config.setCrawlStorageFolder(System.getProperty("java.io.tmpdir"));
        config.setResumableCrawling(true);
        config.setMaxDepthOfCrawling(site.maxDepth());
        config.setIncludeHttpsPages(false);
        config.setPolitenessDelay(0);
        config.setBatchReadSize(1);
        config.setHaltOnError(true);
        return config;
    }

    /**
     * Follows links until there is nothing more to ask for, or the queue is finished.
     *
     * @throws InterruptedException when somebody else than {@link #stop} interrupts the thread
     * @throws IllegalStateException when a part of ours fails; what was settled by then stays
     */
    void run() throws InterruptedException {
        begun();
        try {
            controller.addSeeds(rule.startPages().stream().map(URI::toString).toList());
            follower.init(1, controller);
            follower.run();
            if (follower.fault().isPresent()) {
                throw new IllegalStateException(
                        "the watch broke off", follower.fault().get());
            }
        } catch (IllegalStateException | DataAccessException e) {
            // Whoever is stopped is interrupted, and what was under way then breaks off in its own way.
            if (!controller.isShuttingDown()) {
                throw e;
            }
        } finally {
            ended();
        }
    }

    private synchronized void begun() {
        worker = Thread.currentThread();
    }

    /** From here on nobody interrupts the thread any more; that it was stopped is not told to its next work. */
    private synchronized void ended() throws InterruptedException {
        worker = null;
        if (Thread.interrupted() && !controller.isShuttingDown()) {
            throw new InterruptedException("interrupted while watching a site");
        }
    }

    /** Ends {@link #run} at the next safe point: a page in flight is asked for again when the watch goes on. */
    synchronized void stop() {
        controller.shutdown();
        if (worker != null) {
            worker.interrupt();
        }
    }
}
