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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.sweep.CrawlerFixture;

class RobotsGateTest {

    @TempDir
    Path directory;

    private WireMockServer host;
    private CrawlerFixture crawler;

    @BeforeEach
    void start() {
        host = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        host.start();
        crawler = new CrawlerFixture(directory);
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

    private void robots(ResponseDefinitionBuilder answer) {
        host.stubFor(get("/robots.txt").willReturn(answer));
    }

    private RobotsVerdict check(String path) throws InterruptedException {
        URI url = URI.create(host.baseUrl()).resolve(path);
        return crawler.robots.check(
                url, Duration.ofMillis(1), crawler.clock.instant().plusSeconds(10));
    }
}
