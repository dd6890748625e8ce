package org.whereabouts.crawler.sitewatch;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.PolitenessServer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.fetcher.PageFetchResult;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.url.WebURL;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.capture.Capture;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.polite.Ask;
import org.whereabouts.crawler.polite.Asked;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.polite.PoliteClient;
import org.whereabouts.crawler.throttle.Priority;

/**
 * Asks for pages through {@link PoliteClient} in place of crawler4j's own client, which trusts every certificate and keeps no
 * promise of politeness. What the page says is read here; crawler4j is told its status and gets its links from
 * {@link ReadingParser}.
 */
final class PolitePageFetcher extends PageFetcher {

    /** How long a page may wait for its turn, for which others stand in line too; for longer the watch pauses. */
    private static final Duration LONGEST_ASK = Duration.ofMinutes(2);

    private static final long NO_WAIT = PolitenessServer.NO_POLITENESS_APPLIED;

    private final WatchQueue queue;
    private final AgencySite site;
    private final LinkRule rule;
    private final SitePages pages;
    private final PoliteClient client;
    private final CaptureStore captures;
    private final CrawlMonitor monitor;
    private final InstantSource clock;

    PolitePageFetcher(
            CrawlConfig config,
            BasicURLNormalizer normalizer,
            WatchQueue queue,
            AgencySite site,
            LinkRule rule,
            SitePages pages,
            PoliteClient client,
            CaptureStore captures,
            CrawlMonitor monitor,
            InstantSource clock)
            throws GeneralSecurityException {
        super(config, normalizer, url -> NO_WAIT);
        // The stock client is closed before it can ask anybody anything.
        shutDown();
        this.queue = queue;
        this.site = site;
        this.rule = rule;
        this.pages = pages;
        this.client = client;
        this.captures = captures;
        this.monitor = monitor;
        this.clock = clock;
    }

    @Override
    public PageFetchResult fetchPage(WebURL url) throws InterruptedException {
        URI page = URI.create(url.getURL());
        Optional<SitePages.Known> known = pages.known(site.id(), url.getURL());
        Validators validators = known.map(SitePages.Known::validators).orElse(Validators.NONE);
        Instant latest = clock.instant().plus(LONGEST_ASK);
        Asked asked = client.ask(
                new Ask(site.politeness(), WatchQueue.request(page), new Cookies(), Priority.SWEEP, validators, latest)
                        .answeredBy(latest.plus(LONGEST_ASK)));
        Visit visit = named(Visit.of(asked, page, known));
        if (visit instanceof Visit.Failed(Obstacle obstacle, Optional<Duration> retryAfter, String _)) {
            client.heed(site.politeness(), obstacle, retryAfter);
        }
        monitor.read(site.id(), visit.getClass().getSimpleName());
        queue.answered(url.getDocid(), visit, capture(page, validators, asked));
        return result(url, visit);
    }

    /** Where a page leads to, by the one name that this page has in a watch. */
    private Visit named(Visit visit) {
        return visit instanceof Visit.Moved(URI to)
                ? new Visit.Moved(rule.follow(site.origin(), to.toString()).orElse(to))
                : visit;
    }

    /** An answer that says "unchanged" has no payload to keep. */
    private @Nullable Capture capture(URI page, Validators sent, Asked asked) {
        return asked instanceof Asked.Answered(var answer) && answer.status() != 304
                ? captures.write(site.id(), WatchQueue.request(page), sent, answer)
                : null;
    }

    private PageFetchResult result(WebURL url, Visit visit) {
        PageFetchResult result = new PageFetchResult(true);
        result.setResponseHeaders(new Header[0]);
        switch (visit) {
            case Visit.Read _ -> {
                result.setStatusCode(200);
                result.setFetchedUrl(url.getURL());
                result.setEntity(new ByteArrayEntity(new byte[0], ContentType.TEXT_HTML));
            }
            case Visit.Moved(URI to) -> {
                result.setStatusCode(301);
                result.setMovedToUrl(to.toString());
            }
            case Visit.Gone _ -> result.setStatusCode(404);
            case Visit.Closed _ -> result.setStatusCode(403);
            case Visit.Failed _ -> result.setStatusCode(503);
        }
        return result;
    }
}
