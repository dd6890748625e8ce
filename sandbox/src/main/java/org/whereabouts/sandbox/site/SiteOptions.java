package org.whereabouts.sandbox.site;

import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;

/**
 * How the sites are set up.
 *
 * @param ports port by source identifier; a missing one, or 0, means any free port
 * @param adminPort port of the administration, 0 for any free one
 * @param ahead how far the sandbox is ahead of the clock at the start
 * @param pageSizes rows per result page by source identifier, where it shall be another number than the real site has
 * @param fewestLetters letters of a last name that Idaho wants at least; the real site wants three, which takes some 22,000
 *     searches to list everybody, so that one is the usual number here
 * @param crawlDelays Crawl-delay in robots.txt by source identifier; no line where there is none
 * @param requestsKept how many of the latest requests each site remembers
 */
public record SiteOptions(
        Map<String, Integer> ports,
        int adminPort,
        Period ahead,
        Map<String, Integer> pageSizes,
        JailTrackerLimits jailTracker,
        int fewestLetters,
        Map<String, Duration> crawlDelays,
        int requestsKept) {

    public SiteOptions {
        ports = Map.copyOf(ports);
        pageSizes = Map.copyOf(pageSizes);
        crawlDelays = Map.copyOf(crawlDelays);
        if (pageSizes.values().stream().anyMatch(size -> size < 1) || requestsKept < 1) {
            throw new IllegalArgumentException("Page sizes and kept requests must be at least 1");
        }
    }

    /**
     * What JailTracker bears; the life of a token holds for every site that hands some out.
     *
     * @param requests how many requests it takes within {@code window}
     * @param tokenLife how long a session token is good for
     */
    public record JailTrackerLimits(int requests, Duration window, Duration tokenLife) {
        public JailTrackerLimits {
            if (requests < 1) {
                throw new IllegalArgumentException("A site that takes no request is no site");
            }
        }
    }

    /** Free ports, limits that a sweep of a few requests at a time stays below, a Crawl-delay of 0 at the jail and of a second at BOP's web site. */
    public static SiteOptions defaults() {
        JailTrackerLimits generous = new JailTrackerLimits(60_000, Duration.ofMinutes(1), Duration.ofMinutes(20));
        return new SiteOptions(
                Map.of(),
                0,
                Period.ZERO,
                Map.of(),
                generous,
                1,
                Map.of("us-ky-campbell", Duration.ZERO, "us-bop-web", Duration.ofSeconds(1)),
                5_000);
    }

    public SiteOptions withPort(String sourceId, int port) {
        Map<String, Integer> all = plus(ports, sourceId, port);
        return new SiteOptions(all, adminPort, ahead, pageSizes, jailTracker, fewestLetters, crawlDelays, requestsKept);
    }

    public SiteOptions withAdminPort(int port) {
        return new SiteOptions(ports, port, ahead, pageSizes, jailTracker, fewestLetters, crawlDelays, requestsKept);
    }

    public SiteOptions withAhead(Period period) {
        return new SiteOptions(
                ports, adminPort, period, pageSizes, jailTracker, fewestLetters, crawlDelays, requestsKept);
    }

    public SiteOptions withJailTrackerLimit(int requests, Duration window) {
        JailTrackerLimits limits = new JailTrackerLimits(requests, window, jailTracker.tokenLife());
        return new SiteOptions(ports, adminPort, ahead, pageSizes, limits, fewestLetters, crawlDelays, requestsKept);
    }

    public SiteOptions withTokenLife(Duration life) {
        JailTrackerLimits limits = new JailTrackerLimits(jailTracker.requests(), jailTracker.window(), life);
        return new SiteOptions(ports, adminPort, ahead, pageSizes, limits, fewestLetters, crawlDelays, requestsKept);
    }

    public SiteOptions withCrawlDelay(String sourceId, Duration delay) {
        Map<String, Duration> all = plus(crawlDelays, sourceId, delay);
        return new SiteOptions(ports, adminPort, ahead, pageSizes, jailTracker, fewestLetters, all, requestsKept);
    }

    public SiteOptions withPageSize(String sourceId, int rows) {
        Map<String, Integer> all = plus(pageSizes, sourceId, rows);
        return new SiteOptions(ports, adminPort, ahead, all, jailTracker, fewestLetters, crawlDelays, requestsKept);
    }

    public SiteOptions withFewestLetters(int letters) {
        return new SiteOptions(ports, adminPort, ahead, pageSizes, jailTracker, letters, crawlDelays, requestsKept);
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        Map<String, V> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }
}
