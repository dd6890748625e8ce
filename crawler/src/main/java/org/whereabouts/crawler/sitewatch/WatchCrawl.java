package org.whereabouts.crawler.sitewatch;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.CrawlController;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.parser.Parser;
import edu.uci.ics.crawler4j.url.TLDList;
import java.net.URI;

/**
 * One crawl of crawler4j over one site, from where the queue stands to where it ends. One thread: a site is one host, and its
 * slots are one after the other.
 */
final class WatchCrawl {

    private final CrawlController controller;
    private final LinkFollower follower;
    private final LinkRule rule;

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
        config.setThreadMonitoringDelaySeconds(1);
        config.setThreadShutdownDelaySeconds(0);
        config.setCleanupDelaySeconds(0);
        return config;
    }

    /**
     * Follows links until there is nothing more to ask for, or the queue is finished.
     *
     * @throws RuntimeException when a part of ours fails; what was settled by then stays
     */
    void run() throws InterruptedException {
        controller.addSeeds(rule.startPages().stream().map(URI::toString).toList());
        controller.start(follower);
    }

    /** Ends {@link #run} at the next safe point: a page in flight is asked for again when the watch goes on. */
    void stop() {
        controller.shutdown();
        Thread worker = follower.getThread();
        if (worker != null) {
            worker.interrupt();
        }
    }
}
