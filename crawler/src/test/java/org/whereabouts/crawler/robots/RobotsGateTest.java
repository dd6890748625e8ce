package org.whereabouts.crawler.robots;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.source.Politeness;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.crawler.sweep.CrawlerFixture;
import org.whereabouts.crawler.throttle.Priority;
import org.whereabouts.crawler.throttle.Wish;

class RobotsGateTest {

    @TempDir
    Path directory;

    private WireMockServer host;
    private CrawlerFixture crawler;
    private Politeness site;

    @BeforeEach
    void start() {
        host = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        host.start();
        crawler = new CrawlerFixture(directory);
        site = ShippedSources.load()
                .get(new SourceId("us-pa-doc"))
                .profile()
                .overlaid(new SourceOverlay(URI.create(host.baseUrl()), Duration.ofMillis(1)))
                .politeness();
    }

    @AfterEach
    void stop() {
        crawler.close();
        host.stop();
    }

    @Test
    void rulesAreRead() throws InterruptedException {
        robots(aResponse().withBody("User-agent: *\nDisallow: /private\nCrawl-delay: 7\n"));

        assertThat(check("/search")).isEqualTo(new RobotsVerdict.Allowed(java.util.Optional.of(Duration.ofSeconds(7))));
        assertThat(check("/private/list")).isInstanceOf(RobotsVerdict.Disallowed.class);
    }

    @Test
    void ourOwnGroupGoesBeforeTheGeneralOne() throws InterruptedException {
        robots(aResponse().withBody("User-agent: *\nDisallow: /\n\nUser-agent: Whereabouts\nDisallow: /private\n"));

        assertThat(check("/search")).isInstanceOf(RobotsVerdict.Allowed.class);
        assertThat(check("/private")).isInstanceOf(RobotsVerdict.Disallowed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void noFileMeansNoRules(int status) throws InterruptedException {
        robots(aResponse().withStatus(status));

        assertThat(check("/search")).isInstanceOf(RobotsVerdict.Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void aHostThatCannotSayIsLeftAlone(int status) throws InterruptedException {
        robots(aResponse().withStatus(status));

        assertThat(check("/search")).isInstanceOf(RobotsVerdict.Deferred.class);
    }

    @Test
    void aBrokenConnectionIsNoPermission() throws InterruptedException {
        robots(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(check("/search")).isInstanceOf(RobotsVerdict.Deferred.class);
    }

    @Test
    void redirectsAreFollowed() throws InterruptedException {
        robots(aResponse().withStatus(301).withHeader("Location", "/robots-v2.txt"));
        host.stubFor(get("/robots-v2.txt").willReturn(aResponse().withBody("User-agent: *\nDisallow: /\n")));

        assertThat(check("/search")).isInstanceOf(RobotsVerdict.Disallowed.class);
    }

    @Test
    void theFileIsAskedForOnceADay() throws InterruptedException {
        robots(aResponse().withBody("User-agent: *\nDisallow:\n"));

        check("/a");
        check("/b");
        check("/c");

        host.verify(1, getRequestedFor(urlEqualTo("/robots.txt")));
    }

    @Test
    void aFileOfAnotherHostIsReadWhereItIsLedTo() throws InterruptedException {
        WireMockServer other = new WireMockServer(options().port(host.port()).bindAddress("127.0.0.2"));
        other.start();
        try {
            other.stubFor(get("/rules").willReturn(aResponse().withBody("User-agent: *\nDisallow: /private\n")));
            robots(aResponse().withStatus(302).withHeader("Location", "http://127.0.0.2:" + host.port() + "/rules"));

            assertThat(check("/private")).isInstanceOf(RobotsVerdict.Disallowed.class);
            assertThat(check("/search")).isInstanceOf(RobotsVerdict.Allowed.class);
        } finally {
            other.stop();
        }
    }

    @Test
    void noOtherServiceIsAskedForRobots() throws InterruptedException {
        WireMockServer other = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        other.start();
        try {
            robots(aResponse().withStatus(302).withHeader("Location", other.baseUrl() + "/rules"));

            assertThat(check("/search")).isInstanceOf(RobotsVerdict.Deferred.class);
            assertThat(other.getAllServeEvents()).isEmpty();
        } finally {
            other.stop();
        }
    }

    @Test
    void aRedirectIntoANetworkThatMayNotBeAskedIsNotFollowed() throws InterruptedException {
        robots(aResponse().withStatus(302).withHeader("Location", "http://10.0.0.1/robots.txt"));

        assertThat(check("/search")).isInstanceOf(RobotsVerdict.Deferred.class);
    }

    @Test
    void pastFiveRedirectsThereIsNoFile() throws InterruptedException {
        for (int hop = 0; hop < 6; hop++) {
            String from = hop == 0 ? "/robots.txt" : "/hop" + hop;
            host.stubFor(get(from).willReturn(aResponse().withStatus(301).withHeader("Location", "/hop" + (hop + 1))));
        }
        host.stubFor(get("/hop6").willReturn(aResponse().withBody("User-agent: *\nDisallow: /\n")));

        assertThat(check("/search")).isInstanceOf(RobotsVerdict.Allowed.class);
        host.verify(0, getRequestedFor(urlEqualTo("/hop6")));
    }

    @Test
    void whatIsNoAddressIsNoPermission() throws InterruptedException {
        robots(aResponse().withStatus(302).withHeader("Location", "mailto:webmaster@example.org"));

        assertThat(check("/search")).isInstanceOf(RobotsVerdict.Deferred.class);
    }

    @Test
    void whoWaitsForTheSameFileAsksForItOnce() throws Exception {
        robots(aResponse().withBody("User-agent: *\nDisallow:\n").withFixedDelay(100));
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RobotsVerdict>> verdicts = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                verdicts.add(workers.submit(() -> check("/search")));
            }
            for (Future<RobotsVerdict> verdict : verdicts) {
                assertThat(verdict.get()).isInstanceOf(RobotsVerdict.Allowed.class);
            }
        }

        host.verify(1, getRequestedFor(urlEqualTo("/robots.txt")));
    }

    @Test
    void anotherProcessReadsWhatThisOneWasTold() throws InterruptedException {
        robots(aResponse().withBody("User-agent: *\nDisallow: /private\n"));
        check("/search");

        RobotsGate another =
                new RobotsGate(crawler.database, crawler.fetcher, crawler.throttle, CrawlMonitor.SILENT, crawler.clock);

        assertThat(check(another, "/private")).isInstanceOf(RobotsVerdict.Disallowed.class);
        host.verify(1, getRequestedFor(urlEqualTo("/robots.txt")));
    }

    @Test
    void whatItSaidYesterdayIsAskedAgain() throws InterruptedException {
        robots(aResponse().withBody("User-agent: *\nDisallow:\n"));
        check("/search");
        robots(aResponse().withStatus(503));
        RobotsGate tomorrow = new RobotsGate(
                crawler.database,
                crawler.fetcher,
                crawler.throttle,
                CrawlMonitor.SILENT,
                () -> Instant.now().plus(Duration.ofHours(25)));

        assertThat(check(tomorrow, "/search"))
                .as("a host that cannot say today is not asked by what it said yesterday")
                .isInstanceOf(RobotsVerdict.Deferred.class);
    }

    @Test
    void aHostThatIsLeftAloneIsNotAskedForItsRulesEither() throws InterruptedException {
        crawler.throttle.postpone(URI.create(host.baseUrl()), Duration.ofDays(30));

        assertThat(check("/search")).isInstanceOf(RobotsVerdict.NotNow.class);
        assertThat(host.getAllServeEvents()).isEmpty();
    }

    private void robots(ResponseDefinitionBuilder answer) {
        host.stubFor(get("/robots.txt").willReturn(answer));
    }

    private RobotsVerdict check(String path) throws InterruptedException {
        return check(crawler.robots, path);
    }

    private RobotsVerdict check(RobotsGate gate, String path) throws InterruptedException {
        URI url = URI.create(host.baseUrl()).resolve(path);
        Instant deadline = Instant.now().plus(Duration.ofHours(26));
        return gate.check(new Wish(url, site, site.delay(), Priority.LIVE_LOOKUP, deadline), deadline);
    }
}
