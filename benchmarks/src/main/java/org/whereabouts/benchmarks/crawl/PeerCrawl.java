package org.whereabouts.benchmarks.crawl;

import edu.uci.ics.crawler4j.crawler.CrawlController;
import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.crawler.WebCrawler;
import edu.uci.ics.crawler4j.parser.HtmlParseData;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtConfig;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtServer;
import edu.uci.ics.crawler4j.url.WebURL;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.whereabouts.benchmarks.measure.Fork;
import org.whereabouts.benchmarks.site.SiteProcess;

/** The process in which crawler4j crawls, stock: its fetcher, parser, robots.txt and frontier. It stores no page. */
final class PeerCrawl {

    private static final long PATIENCE_MINUTES = 5;

    private volatile CountDownLatch toCome = new CountDownLatch(0);
    private @Nullable CrawlController controller;

    private PeerCrawl() {}

    public static void main(String[] args) throws Exception {
        PeerCrawl crawl = new PeerCrawl();
        Fork.serve(Work.class, crawl::round);
    }

    private Done round(Work work) throws Exception {
        CrawlController asking = controller;
        if (asking == null) {
            asking = start(work);
            controller = asking;
        }
        toCome = new CountDownLatch(work.pagesInAll());
        Stopwatch watch = Stopwatch.start();
        asking.addSeeds(work.hosts().stream()
                .map(host -> host + SiteProcess.index(work.searches(), work.round()))
                .toList());
        if (!toCome.await(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("crawler4j left out " + toCome.getCount() + " pages");
        }
        return watch.done(work.pagesInAll());
    }

    private CrawlController start(Work work) throws Exception {
        PeerParts parts = PeerParts.create(work);
        CrawlController created = new CrawlController(
                parts.config(),
                parts.normalizer(),
                parts.fetcher(),
                new RobotstxtServer(
                        new RobotstxtConfig(), parts.fetcher(), parts.frontier().getWebURLFactory()),
                parts.domains(),
                parts.frontier());
        created.startNonBlocking(Lists::new, work.hosts().size());
        return created;
    }

    /** Follows the links from list to list. */
    private final class Lists extends WebCrawler {

        @Override
        public boolean shouldVisit(Page from, WebURL url) {
            return SiteProcess.isList(url.getPath()) && super.shouldVisit(from, url);
        }

        @Override
        public void visit(Page page) {
            if (SiteProcess.isList(page.getWebURL().getPath()) && page.getParseData() instanceof HtmlParseData) {
                toCome.countDown();
            }
        }
    }
}
