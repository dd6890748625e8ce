package org.whereabouts.crawler.polite;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.robots.RobotsGate;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.crawler.sweep.CrawlerFixture;
import org.whereabouts.crawler.throttle.Pause;
import org.whereabouts.crawler.throttle.Priority;

class PoliteClientTest {

    private static final Duration GAP = Duration.ofMillis(60);

    @TempDir
    Path directory;

    private final List<Instant> slots = new ArrayList<>();
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
        Pause noting = slot -> {
            slots.add(slot);
            crawler.pause.until(slot);
        };
        RobotsGate robots = new RobotsGate(crawler.database, crawler.fetcher, crawler.throttle, noting, crawler.clock);
        client =
                new PoliteClient(crawler.fetcher, crawler.throttle, robots, noting, CrawlMonitor.SILENT, crawler.clock);
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
    void everyRequestKeepsTheGapRedirectsAndRobotsIncluded() throws InterruptedException {
        host.stubFor(get("/a").willReturn(aResponse().withStatus(302).withHeader("Location", "/b")));
        host.stubFor(get("/b").willReturn(ok("here")));
        for (int i = 0; i < 4; i++) {
            assertThat(ask(PageRequest.get("page", "/a"))).isInstanceOf(Asked.Answered.class);
        }

        assertThat(host.getAllServeEvents())
                .as("robots.txt, and two requests each time")
                .hasSize(9);
        assertThat(slots).as("no request without a slot of its own").hasSize(9);
        for (int i = 1; i < slots.size(); i++) {
            assertThat(Duration.between(slots.get(i - 1), slots.get(i))).isGreaterThanOrEqualTo(GAP);
        }
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

    private Asked ask(PageRequest request) throws InterruptedException {
        return client.ask(new Ask(
                source.politeness(),
                request,
                new Cookies(),
                Priority.SWEEP,
                Validators.NONE,
                crawler.clock.instant().plusSeconds(20)));
    }

    private static Obstacle obstacle(Asked asked) {
        assertThat(asked).isInstanceOf(Asked.Refused.class);
        return ((Asked.Refused) asked).obstacle();
    }
}
