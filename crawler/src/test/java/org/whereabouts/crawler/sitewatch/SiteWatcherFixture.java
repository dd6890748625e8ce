package org.whereabouts.crawler.sitewatch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site of the test and who watches it. */
abstract class SiteWatcherFixture {

    @TempDir
    Path captures;

    final WireMockServer host = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    AgencySite site;

    WatcherFixture watching;

    @BeforeEach
    void start() {
        host.start();
        host.stubFor(get("/robots.txt").willReturn(aResponse().withStatus(404)));
        site = WatcherFixture.site(URI.create(host.baseUrl()), Duration.ofMillis(3));
        watching = WatcherFixture.fresh(captures, site);
    }

    @AfterEach
    void stop() {
        watching.close();
        host.stop();
    }

    AgencySite bounded(int mostPages) {
        return new AgencySite(
                site.id(),
                site.agency(),
                site.origin(),
                site.startPages(),
                site.allowedPaths(),
                site.excludedPaths(),
                site.parameters(),
                site.maxDepth(),
                1,
                mostPages,
                site.delay(),
                null,
                null,
                site.timeZone(),
                null,
                true,
                site.terms(),
                List.of());
    }

    void page(String path, String... links) {
        String html = Arrays.stream(links)
                .map(link -> "<a href=\"" + link + "\">" + link + "</a>")
                .collect(Collectors.joining(" ", "<main><h1>" + path + "</h1>", "</main>"));
        host.stubFor(get(path).willReturn(okForContentType("text/html", html)));
    }
}
