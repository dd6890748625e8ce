package org.whereabouts.crawler.polite;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.FetchLimits;
import org.whereabouts.crawler.fetch.Fetcher;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.monitor.MeteredCrawl;
import org.whereabouts.crawler.robots.RobotsGate;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.crawler.sweep.CrawlerFixture;
import org.whereabouts.crawler.throttle.Priority;

class PoliteClientTest {

    private static final Duration GAP = Duration.ofMillis(60);

    @TempDir
    Path directory;

    private WireMockServer host;
    private CrawlerFixture crawler;
    private PoliteClient client;
    private SourceProfile source;

    @BeforeEach
    void start() {
        host = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        host.start();
        host.stubFor(get("/robots.txt").willReturn(aResponse().withStatus(404)));
        crawler = new CrawlerFixture(directory);
        client =
                new PoliteClient(crawler.fetcher, crawler.throttle, crawler.robots, CrawlMonitor.SILENT, crawler.clock);
        source = ShippedSources.load()
                .get(new SourceId("us-pa-doc"))
                .profile()
                .overlaid(new SourceOverlay(URI.create(host.baseUrl()), GAP));
    }

    @AfterEach
    void stop() {
        crawler.close();
        host.stop();
    }

    @Test
    void everyRequestHasItsTurnRedirectsAndRobotsIncluded() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        host.stubFor(get("/b").willReturn(ok("here")));
        for (int i = 0; i < 4; i++) {
            assertThat(ask(PageRequest.get("page", "/a"))).isInstanceOf(Asked.Answered.class);
        }

        assertThat(host.getAllServeEvents())
                .as("robots.txt, and two requests each time")
                .hasSize(9);
        assertThat(counted()).as("no request without a turn of its own").isEqualTo(9);
    }

    @Test
    void aPostGoesOnAsAGetAfter302AndAsItselfAfter307() throws InterruptedException {
        host.stubFor(post("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        host.stubFor(post("/c").willReturn(aResponse().withStatus(307).withHeader("Location", "/d")));
        host.stubFor(get(anyUrl()).willReturn(ok()));
        host.stubFor(post("/d").willReturn(ok()));

        ask(PageRequest.postForm("page", "/a", "x=1"));
        ask(PageRequest.postForm("page", "/c", "x=1"));

        host.verify(1, getRequestedFor(urlEqualTo("/b")));
        host.verify(1, postRequestedFor(urlEqualTo("/d")));
    }

    @Test
    void aRedirectToAnotherHostIsNotFollowed() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:1/")));

        assertThat(obstacle(ask(PageRequest.get("page", "/a")))).isEqualTo(Obstacle.FORBIDDEN_ADDRESS);
    }

    @Test
    void whatIsNoAddressIsRefusedAndNotRepeated() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "mailto:somebody")));
        host.stubFor(get("/b").willReturn(aResponse().withStatus(302).withHeader("Location", "http://[name=nobody/")));

        for (String path : List.of("/a", "/b", "//a..b:x/?sid=1")) {
            Asked asked = ask(PageRequest.get("page", path));
            assertThat(obstacle(asked)).isEqualTo(Obstacle.FORBIDDEN_ADDRESS);
            assertThat(((Asked.Refused) asked).detail()).doesNotContain("somebody", "name=", "sid=");
        }
    }

    @Test
    void aLinkIsAskedForAsABrowserWould() throws InterruptedException {
        host.stubFor(
                get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b;jsessionid=1?n=A B|$")));
        host.stubFor(get("/b;jsessionid=1?n=A%20B%7C$").willReturn(ok("here")));

        assertThat(ask(PageRequest.get("page", "/a"))).isInstanceOf(Asked.Answered.class);
    }

    @Test
    void redirectsInACircleEnd() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/a")));

        assertThat(obstacle(ask(PageRequest.get("page", "/a")))).isEqualTo(Obstacle.ENDLESS);
    }

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

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aHostThatAsksForPeaceGetsItFromEverybody(int status) throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(status).withHeader("Retry-After", "3600")));
        host.stubFor(get("/b").willReturn(ok()));

        assertThat(ask(PageRequest.get("page", "/a"))).isInstanceOf(Asked.Answered.class);

        for (Priority priority : Priority.values()) {
            Asked.Refused refused = (Asked.Refused) ask(PageRequest.get("page", "/b"), priority);
            assertThat(refused.obstacle()).isEqualTo(Obstacle.NO_SLOT);
            assertThat(refused.retryAfter())
                    .hasValueSatisfying(
                            wait -> assertThat(wait).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60)));
        }
        host.verify(0, getRequestedFor(urlEqualTo("/b")));
    }

    @Test
    void aHostThatKeepsFailingIsLeftAloneByTheCircuitBreaker() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(500)));
        for (int i = 0; i < 3; i++) {
            assertThat(ask(PageRequest.get("page", "/a"))).isInstanceOf(Asked.Answered.class);
            crawler.database.sql("UPDATE crawler.host SET not_before = now()").update();
        }

        assertThat(obstacle(ask(PageRequest.get("page", "/a")))).isEqualTo(Obstacle.CIRCUIT_OPEN);
        host.verify(3, getRequestedFor(urlEqualTo("/a")));
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
    void aTurnAtTheLastMomentLeavesTimeForTheAnswer() throws InterruptedException {
        host.stubFor(get("/a").willReturn(ok("here").withFixedDelay(1_500)));
        ask(PageRequest.get("page", "/"));
        crawler.throttle.postpone(source.baseUrl(), Duration.ofMillis(500));
        Instant now = crawler.clock.instant();

        assertThat(client.ask(ask("/a", now.plusMillis(1_500)).answeredBy(now.plusSeconds(20))))
                .isInstanceOf(Asked.Answered.class);
    }

    @Test
    void patienceForTheFirstTurnDoesNotEndARedirect() throws InterruptedException {
        source = source.overlaid(new SourceOverlay(source.baseUrl(), Duration.ofSeconds(1)));
        host.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        host.stubFor(get("/b").willReturn(ok("here")));
        ask(PageRequest.get("page", "/"));
        Instant now = crawler.clock.instant();

        assertThat(client.ask(ask("/a", now.plusMillis(1_500)).answeredBy(now.plusSeconds(20))))
                .isInstanceOf(Asked.Answered.class);
        host.verify(1, getRequestedFor(urlEqualTo("/b")));
    }

    @Test
    void whoHasNoTimeForTheAnswerDoesNotBlameTheHost() throws InterruptedException {
        host.stubFor(get("/a").willReturn(ok("here").withFixedDelay(3_000)));
        ask(PageRequest.get("page", "/"));

        Asked asked = client.ask(ask("/a", crawler.clock.instant().plusMillis(700)));

        assertThat(obstacle(asked)).isEqualTo(Obstacle.OUT_OF_TIME);
        assertThat(obstacle(asked).handling()).isEqualTo(Obstacle.Handling.WAIT);
        assertThat(crawler.database
                        .sql("SELECT recent FROM crawler.host")
                        .query(String.class)
                        .single())
                .doesNotContain("F");
    }

    @Test
    void whoMayNotGoOnAfterTheWaitAsksNothing() throws InterruptedException {
        ask(PageRequest.get("page", "/"));
        crawler.throttle.postpone(source.baseUrl(), Duration.ofMillis(200));
        Instant latest = crawler.clock.instant().plusSeconds(20);
        Ask ask = new Ask(
                source.politeness(),
                PageRequest.get("page", "/a"),
                new Cookies(),
                Priority.SWEEP,
                Validators.NONE,
                latest,
                latest,
                () -> {
                    throw new InterruptedException("stopped");
                });

        assertThatThrownBy(() -> client.ask(ask))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("stopped");
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
    void whatIsHeededTwiceIsNeverLeftAloneForLess() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "3600")));
        ask(PageRequest.get("page", "/a"));

        client.heed(source.politeness(), Obstacle.RATE_LIMITED, Optional.of(Duration.ofHours(1)));
        client.heed(source.politeness(), Obstacle.RATE_LIMITED, Optional.empty());

        assertThat(((Asked.Refused) ask(PageRequest.get("page", "/a"))).retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60)));
    }

    @Test
    void anObstacleThatAsksForNoPeaceChangesNothing() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(403)));
        ask(PageRequest.get("page", "/a"));

        client.heed(source.politeness(), Obstacle.BLOCKED, Optional.of(Duration.ofHours(1)));

        assertThat(ask(PageRequest.get("page", "/a"))).isInstanceOf(Asked.Answered.class);
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

    private Ask ask(String path, Instant deadline) {
        return new Ask(
                source.politeness(),
                PageRequest.get("page", path),
                new Cookies(),
                Priority.SWEEP,
                Validators.NONE,
                deadline);
    }

    private long counted() {
        return crawler.database
                .sql("SELECT requests FROM crawler.request_day WHERE budget = 'us-pa-doc'")
                .query(Long.class)
                .single();
    }

    private Asked ask(PageRequest request) throws InterruptedException {
        return ask(request, Priority.SWEEP);
    }

    private Asked ask(PageRequest request, Priority priority) throws InterruptedException {
        return client.ask(new Ask(
                source.politeness(),
                request,
                new Cookies(),
                priority,
                Validators.NONE,
                crawler.clock.instant().plusSeconds(20)));
    }

    private static Obstacle obstacle(Asked asked) {
        assertThat(asked).isInstanceOf(Asked.Refused.class);
        return ((Asked.Refused) asked).obstacle();
    }
}
