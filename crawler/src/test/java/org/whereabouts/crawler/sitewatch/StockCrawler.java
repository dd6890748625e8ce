package org.whereabouts.crawler.sitewatch;

import crawlercommons.filters.basic.BasicURLNormalizer;
import de.hshn.mi.crawler4j.frontier.HSQLDBFrontierConfiguration;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.CrawlController;
import edu.uci.ics.crawler4j.crawler.WebCrawler;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.frontier.FrontierConfiguration;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtConfig;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.awaitility.Awaitility;

/** crawler4j as it comes, with the frontier over HSQLDB that it is released with: in memory, or in files where it has to resume. */
final class StockCrawler implements CrawlerUnderTest {

    private final Path folder;

    StockCrawler(Path folder) {
        this.folder = folder;
    }

    @Override
    public void crawl(URI origin, Duration delay) throws Exception {
        Crawl crawl = new Crawl(config(delay, false));
        crawl.controller.addSeed(origin + "/");
        crawl.controller.start(WebCrawler::new, 1);
    }

    @Override
    public void crawlUntil(URI origin, BooleanSupplier enough) throws Exception {
        Crawl crawl = new Crawl(config(Duration.ZERO, true));
        crawl.controller.addSeed(origin + "/");
        crawl.controller.startNonBlocking(WebCrawler::new, 1);
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(enough::getAsBoolean);
        crawl.controller.shutdown();
        crawl.controller.waitUntilFinish();
    }

    @Override
    public void resume(URI origin) throws Exception {
        Crawl crawl = new Crawl(config(Duration.ZERO, true));
        crawl.controller.addSeed(origin + "/");
        crawl.controller.start(WebCrawler::new, 1);
    }

    @Override
    public void post(URI form, List<String> bodies) throws Exception {
        CrawlConfig config = config(Duration.ZERO, true);
        BasicURLNormalizer normalizer = new BasicURLNormalizer();
        Deque<String> waiting = new ArrayDeque<>(bodies);
        PageFetcher posting = new PageFetcher(config, normalizer) {
            @Override
            protected HttpUriRequest newHttpUriRequest(String url) {
                if (!url.endsWith(form.getPath())) {
                    return super.newHttpUriRequest(url);
                }
                HttpPost post = new HttpPost(url);
                post.setEntity(new StringEntity(waiting.remove(), ContentType.APPLICATION_FORM_URLENCODED));
                return post;
            }
        };
        Crawl crawl = new Crawl(config, normalizer, posting);
        for (String _ : bodies) {
            crawl.controller.addSeed(form.toString());
        }
        crawl.controller.start(WebCrawler::new, 1);
    }

    @Override
    public void beginSessions(URI landingPage, int sessions) throws Exception {
        Crawl crawl = new Crawl(config(Duration.ZERO, true));
        for (int session = 1; session <= sessions; session++) {
            // A URL of its own for each, or the second would not be asked for at all.
            crawl.controller.addSeed(landingPage + "?session=" + session);
        }
        crawl.controller.start(WebCrawler::new, 1);
    }

    @Override
    public List<String> process(URI origin) {
        return ForkedCrawl.command("stock", origin.toString(), folder.toString(), "-");
    }

    private CrawlConfig config(Duration delay, boolean resumable) {
        CrawlConfig config = new CrawlConfig();
        config.setCrawlStorageFolder(folder.toString());
        config.setResumableCrawling(resumable);
        config.setPolitenessDelay(Math.toIntExact(delay.toMillis()));
        config.setUserAgentString("Whereabouts/test (+mailto:operator@example.org)");
        config.setThreadMonitoringDelaySeconds(1);
        config.setThreadShutdownDelaySeconds(0);
        config.setCleanupDelaySeconds(0);
        return config;
    }

    private record Crawl(CrawlController controller) {

        Crawl(CrawlConfig config) throws Exception {
            this(config, new BasicURLNormalizer());
        }

        private Crawl(CrawlConfig config, BasicURLNormalizer normalizer) throws Exception {
            this(config, normalizer, new PageFetcher(config, normalizer));
        }

        Crawl(CrawlConfig config, BasicURLNormalizer normalizer, PageFetcher fetcher) throws Exception {
            this(controller(config, normalizer, fetcher, new HSQLDBFrontierConfiguration(config, 5)));
        }

        private static CrawlController controller(
                CrawlConfig config, BasicURLNormalizer normalizer, PageFetcher fetcher, FrontierConfiguration frontier)
                throws Exception {
            RobotstxtServer robots = new RobotstxtServer(new RobotstxtConfig(), fetcher, frontier.getWebURLFactory());
            return new CrawlController(config, normalizer, fetcher, robots, frontier);
        }
    }

    @Override
    public void close() {}
}
