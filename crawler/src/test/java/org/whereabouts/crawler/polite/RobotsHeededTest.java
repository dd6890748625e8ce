package org.whereabouts.crawler.polite;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.fetch.FetchLimits;
import org.whereabouts.crawler.fetch.Fetcher;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.monitor.MeteredCrawl;
import org.whereabouts.crawler.robots.RobotsGate;
import org.whereabouts.crawler.source.PageRequest;

/** What robots.txt forbids, and what is done while nobody can say. */
class RobotsHeededTest extends PoliteClientFixture {

    @Test
    void whatRobotsForbidsIsNotAsked() throws InterruptedException {
        host.stubFor(get("/robots.txt").willReturn(ok("User-agent: *\nDisallow: /a\n")));

        assertThat(obstacle(ask(PageRequest.get("page", "/a")))).isEqualTo(Obstacle.ROBOTS_DISALLOWED);
        host.verify(0, getRequestedFor(urlEqualTo("/a")));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void noPageIsAskedForWhileTheHostCannotSayWhatIsAllowed(int status) throws InterruptedException {
        host.stubFor(get("/robots.txt").willReturn(aResponse().withStatus(status)));

        assertNoPageIsAskedFor();
    }

    @Test
    void noPageIsAskedForWhileRobotsTakesTooLong() throws InterruptedException {
        host.stubFor(get("/robots.txt").willReturn(aResponse().withStatus(200).withFixedDelay(2_000)));
        try (Fetcher hasty = new Fetcher(
                AddressRule.LOOPBACK_ONLY,
                new FetchLimits(1_000, Duration.ofSeconds(1), Duration.ofMillis(300)),
                "Whereabouts/test (+mailto:operator@example.org)",
                crawler.clock)) {
            RobotsGate robots =
                    new RobotsGate(crawler.database, hasty, crawler.throttle, CrawlMonitor.SILENT, crawler.clock);
            client = new PoliteClient(hasty, crawler.throttle, robots, CrawlMonitor.SILENT, crawler.clock);

            assertNoPageIsAskedFor();
        }
    }

    @Test
    void noPageIsAskedForWhileTheConnectionForRobotsBreaks() throws InterruptedException {
        host.stubFor(get("/robots.txt").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertNoPageIsAskedFor();
    }

    @Test
    void noPageIsAskedForWhereNothingListens() throws InterruptedException {
        host.stop();

        assertThat(obstacle(ask(PageRequest.get("page", "/a")))).isEqualTo(Obstacle.ROBOTS_UNAVAILABLE);
        assertThat(counted()).as("robots.txt alone").isEqualTo(1);
        host.start();
    }

    private void assertNoPageIsAskedFor() throws InterruptedException {
        host.stubFor(get(anyUrl()).atPriority(10).willReturn(ok("page")));
        for (int i = 0; i < 5; i++) {
            assertThat(obstacle(ask(PageRequest.get("page", "/a")))).isEqualTo(Obstacle.ROBOTS_UNAVAILABLE);
        }
        host.verify(0, getRequestedFor(urlEqualTo("/a")));
        host.verify(1, getRequestedFor(urlEqualTo("/robots.txt")));
    }

    @Test
    void aCrawlDelayThatNoSweepSurvivesIsReported() throws InterruptedException {
        host.stubFor(get("/robots.txt").willReturn(ok("User-agent: *\nCrawl-delay: 600\n")));

        Asked asked = ask(PageRequest.get("page", "/a"));

        assertThat(obstacle(asked)).isEqualTo(Obstacle.CRAWL_DELAY_TOO_LONG);
        assertThat(((Asked.Refused) asked).detail()).contains("600 s");
        host.verify(0, getRequestedFor(urlEqualTo("/a")));
    }

    @Test
    void theCrawlDelayHoldsAlreadyAfterRobotsItself() throws InterruptedException {
        host.stubFor(get("/robots.txt").willReturn(ok("User-agent: *\nCrawl-delay: 50\n")));

        assertThat(obstacle(ask(PageRequest.get("page", "/a")))).isEqualTo(Obstacle.NO_SLOT);
        host.verify(0, getRequestedFor(urlEqualTo("/a")));
    }

    @Test
    void dotSegmentsLeadPastNoRule() throws InterruptedException {
        host.stubFor(get("/robots.txt").willReturn(ok("User-agent: *\nDisallow: /a/\n")));

        for (String path : List.of("/b/../a/x", "/b/%2e%2E/a/x")) {
            assertThat(obstacle(ask(PageRequest.get("page", path)))).isEqualTo(Obstacle.ROBOTS_DISALLOWED);
        }
        host.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void theMonitorIsToldOfRobotsAndOfWhatWasNotAsked() throws InterruptedException {
        MeterRegistry meters = new SimpleMeterRegistry();
        CrawlMonitor metered = new MeteredCrawl(meters);
        RobotsGate robots = new RobotsGate(crawler.database, crawler.fetcher, crawler.throttle, metered, crawler.clock);
        client = new PoliteClient(crawler.fetcher, crawler.throttle, robots, metered, crawler.clock);
        host.stubFor(get("/robots.txt").willReturn(ok("User-agent: *\nDisallow: /private\n")));
        host.stubFor(get("/a").willReturn(aResponse().withStatus(404)));

        ask(PageRequest.get("page", "/a"));
        ask(PageRequest.get("page", "/private"));
        crawler.throttle.postpone(source.baseUrl(), Duration.ofHours(1));
        ask(PageRequest.get("page", "/a"));

        assertThat(count(meters, "requests", "status", "2xx")).as("robots.txt").isEqualTo(1);
        assertThat(count(meters, "requests", "status", "4xx")).isEqualTo(1);
        assertThat(meters.get("whereabouts.crawler.slot.wait").timer().count()).isEqualTo(2);
        assertThat(count(meters, "denied", "obstacle", "ROBOTS_DISALLOWED")).isEqualTo(1);
        assertThat(count(meters, "denied", "obstacle", "NO_SLOT")).isEqualTo(1);
    }

    @Test
    void robotsThatCannotBeHadIsToldOnceAsARequestAndOftenAsADenial() throws InterruptedException {
        MeterRegistry meters = new SimpleMeterRegistry();
        CrawlMonitor metered = new MeteredCrawl(meters);
        RobotsGate robots = new RobotsGate(crawler.database, crawler.fetcher, crawler.throttle, metered, crawler.clock);
        client = new PoliteClient(crawler.fetcher, crawler.throttle, robots, metered, crawler.clock);
        host.stubFor(get("/robots.txt").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        ask(PageRequest.get("page", "/a"));
        ask(PageRequest.get("page", "/a"));

        assertThat(count(meters, "unanswered", "obstacle", "ROBOTS_UNAVAILABLE"))
                .isEqualTo(1);
        assertThat(count(meters, "denied", "obstacle", "ROBOTS_UNAVAILABLE")).isEqualTo(2);
    }

    private static double count(MeterRegistry meters, String name, String tag, String value) {
        return meters.get("whereabouts.crawler." + name)
                .tag("source", "us-pa-doc")
                .tag(tag, value)
                .counter()
                .count();
    }
}
