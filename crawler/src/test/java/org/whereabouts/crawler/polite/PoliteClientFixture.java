package org.whereabouts.crawler.polite;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.crawler.sweep.CrawlerFixture;
import org.whereabouts.crawler.throttle.Priority;

/** A client that asks a host of the test, politely. */
abstract class PoliteClientFixture {

    static final Duration GAP = Duration.ofMillis(60);

    @TempDir
    Path directory;

    WireMockServer host;

    CrawlerFixture crawler;

    PoliteClient client;

    SourceProfile source;

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

    Ask ask(String path, Instant deadline) {
        return new Ask(
                source.politeness(),
                PageRequest.get("page", path),
                new Cookies(),
                Priority.SWEEP,
                Validators.NONE,
                deadline);
    }

    long counted() {
        return crawler.database
                .sql("SELECT requests FROM crawler.request_day WHERE budget = 'us-pa-doc'")
                .query(Long.class)
                .single();
    }

    Asked ask(PageRequest request) throws InterruptedException {
        return ask(request, Priority.SWEEP);
    }

    Asked ask(PageRequest request, Priority priority) throws InterruptedException {
        return client.ask(new Ask(
                source.politeness(),
                request,
                new Cookies(),
                priority,
                Validators.NONE,
                crawler.clock.instant().plusSeconds(20)));
    }

    static Obstacle obstacle(Asked asked) {
        assertThat(asked).isInstanceOf(Asked.Refused.class);
        return ((Asked.Refused) asked).obstacle();
    }
}
