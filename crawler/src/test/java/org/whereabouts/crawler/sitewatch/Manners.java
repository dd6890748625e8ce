package org.whereabouts.crawler.sitewatch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** What may be expected of a crawler, each written once and tried on the stock one and on ours. */
final class Manners {

    private static final int PAGES = 120;
    private static final int STOPPED_AFTER = 30;

    private Manners() {}

    /**
     * What came of trying.
     *
     * @param kept whether the crawler behaved
     * @param measured what was measured, in words
     */
    record Finding(boolean kept, String measured) {}

    /** One thing that may be expected. */
    @FunctionalInterface
    interface Expectation {
        Finding tryOn(CrawlerUnderTest crawler) throws Exception;
    }

    static Finding keepsTheConfiguredDelay(CrawlerUnderTest crawler) throws Exception {
        return gap(crawler, "", 300, 300, 5);
    }

    static Finding keepsTheCrawlDelay(CrawlerUnderTest crawler) throws Exception {
        return gap(crawler, "User-agent: *\nCrawl-delay: 1\n", 20, 1_000, 2);
    }

    /**
     * The shortest gap on arrival of pages. Slots are promised at the sender, and a loaded machine delivers one request later than
     * another: half the promised gap is what still shows a promise.
     */
    private static Finding gap(CrawlerUnderTest crawler, String robots, int delay, int promised, int pages)
            throws Exception {
        try (RecordingHost host = RecordingHost.plain().pages(pages)) {
            if (!robots.isEmpty()) {
                host.robots(200, robots);
            }
            crawler.crawl(host.origin(), Duration.ofMillis(delay));
            requireAtLeast(pages + 1, host);
            long shortest = host.shortestGapMillis();
            return new Finding(shortest >= promised / 2, "shortest gap %d of %d ms".formatted(shortest, promised));
        }
    }

    static Finding staysAwayWhileRobotsTxtIsUnavailable(CrawlerUnderTest crawler) throws Exception {
        try (RecordingHost host = RecordingHost.plain().pages(5).robots(503, "")) {
            crawler.crawl(host.origin(), Duration.ofMillis(1));
            int fetched = host.pageArrivals().size();
            return new Finding(fetched == 0, fetched + " of 6 pages fetched");
        }
    }

    static Finding refusesACertificateThatNobodyVouchesFor(CrawlerUnderTest crawler, Path directory) throws Exception {
        try (RecordingHost host = RecordingHost.selfSigned(directory).pages(2)) {
            crawler.crawl(host.origin(), Duration.ofMillis(1));
            int fetched = host.arrivals().size();
            return new Finding(fetched == 0, fetched + " requests answered over a self-signed certificate");
        }
    }

    static Finding crawlsASecondTime(CrawlerUnderTest crawler) throws Exception {
        try (RecordingHost host = RecordingHost.plain().pages(4)) {
            crawler.crawl(host.origin(), Duration.ofMillis(1));
            requireAtLeast(5, host);
            int first = host.pageArrivals().size();
            crawler.crawl(host.origin(), Duration.ofMillis(1));
            int second = host.pageArrivals().size() - first;
            return new Finding(second == first, "%d pages the first time, %d the second".formatted(first, second));
        }
    }

    static Finding losesNoPageWhenStopped(CrawlerUnderTest crawler) throws Exception {
        try (RecordingHost host = RecordingHost.plain().pages(PAGES).slow(Duration.ofMillis(3))) {
            crawler.crawlUntil(host.origin(), () -> host.pageArrivals().size() >= STOPPED_AFTER);
            requireStopped(host, PAGES);
            crawler.resume(host.origin());
            return complete(host, PAGES);
        }
    }

    static Finding losesNoPageWhenKilled(CrawlerUnderTest crawler) throws Exception {
        return losesNoPageWhenKilled(crawler, PAGES, STOPPED_AFTER);
    }

    static Finding losesNoPageWhenKilled(CrawlerUnderTest crawler, int pages, int killedAfter) throws Exception {
        try (RecordingHost host = RecordingHost.plain().pages(pages).slow(Duration.ofMillis(15))) {
            Process first = start(crawler, host);
            try {
                Awaitility.await()
                        .atMost(60, TimeUnit.SECONDS)
                        .failFast(() -> require(first.isAlive(), "the process ended by itself"))
                        .until(() -> host.pageArrivals().size() >= killedAfter);
            } finally {
                first.destroyForcibly().waitFor();
            }
            requireStopped(host, pages);
            Process second = start(crawler, host);
            try {
                require(second.waitFor(90, TimeUnit.SECONDS), "the second process did not end");
                require(second.exitValue() == 0, "the second process failed");
            } finally {
                second.destroyForcibly();
            }
            return complete(host, pages);
        }
    }

    private static Process start(CrawlerUnderTest crawler, RecordingHost host) throws IOException {
        return new ProcessBuilder(crawler.process(host.origin())).inheritIO().start();
    }

    /** Every page once; the one in flight may be asked for again. */
    private static Finding complete(RecordingHost host, int pages) {
        List<String> paths =
                host.pageArrivals().stream().map(RecordingHost.Arrival::path).toList();
        long lost = pages + 1 - paths.stream().distinct().count();
        long again = paths.size() - paths.stream().distinct().count();
        return new Finding(
                lost == 0 && again <= 1, "%d of %d pages lost, %d asked twice".formatted(lost, pages + 1, again));
    }

    static Finding sendsEverySearchToAForm(CrawlerUnderTest crawler) throws Exception {
        try (RecordingHost host = RecordingHost.plain().html("/search", "<p>Nobody</p>")) {
            crawler.post(host.origin().resolve("/search"), List.of("lastName=A", "lastName=B"));
            List<String> sent = host.pageArrivals().stream()
                    .filter(arrival -> arrival.method().equals("POST"))
                    .map(RecordingHost.Arrival::body)
                    .toList();
            require(!sent.isEmpty(), "nothing was sent at all");
            return new Finding(sent.equals(List.of("lastName=A", "lastName=B")), sent.size() + " of 2 searches sent");
        }
    }

    static Finding keepsSessionsApart(CrawlerUnderTest crawler) throws Exception {
        try (RecordingHost host = RecordingHost.plain().session("/start")) {
            crawler.beginSessions(host.origin().resolve("/start"), 2);
            List<RecordingHost.Arrival> visits = host.pageArrivals();
            require(visits.size() == 2, visits.size() + " visits to the landing page");
            boolean fresh = visits.getLast().cookie() == null;
            return new Finding(fresh, "the second session began " + (fresh ? "without a cookie" : "in the first"));
        }
    }

    private static void requireAtLeast(int pages, RecordingHost host) {
        int fetched = host.pageArrivals().size();
        require(fetched >= pages, "only " + fetched + " of " + pages + " pages were fetched at all");
    }

    private static void requireStopped(RecordingHost host, int pages) {
        int fetched = host.pageArrivals().size();
        require(fetched <= pages, "the crawl was over before it was stopped");
    }

    /** What must hold for a finding to mean anything. */
    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalStateException(otherwise);
        }
    }
}
