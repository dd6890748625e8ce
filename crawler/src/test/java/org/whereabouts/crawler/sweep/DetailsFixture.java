package org.whereabouts.crawler.sweep;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.Source;

/** A site of {@link NamesAndPages} and a crawler. */
abstract class DetailsFixture {

    @TempDir
    Path directory;

    WireMockServer site;
    CrawlerFixture crawler;
    Source source;

    @BeforeEach
    final void start() {
        site = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        site.start();
        site.stubFor(get("/robots.txt").willReturn(aResponse().withStatus(404)));
        crawler = new CrawlerFixture(directory);
        source = NamesAndPages.at(site.baseUrl(), profile());
    }

    /** A line more of the source's profile. */
    abstract String profile();

    @AfterEach
    final void stop() {
        crawler.close();
        site.stop();
    }

    final void lists(String... people) {
        site.stubFor(get("/list").willReturn(ok(String.join("\n", people))));
    }

    final void shows(String number, String facility) {
        site.stubFor(get("/person/" + number).willReturn(ok(number + " " + facility)));
    }

    final void sweep(long runId) throws InterruptedException {
        assertThat(crawler.sweep(runId, source, 20)).isInstanceOf(SweepStep.Finished.class);
    }

    final List<IndexedCapture> details(long runId) {
        return crawler.captures.ofRun(runId, 0, 100).stream()
                .filter(capture -> capture.request().kind().equals("person"))
                .toList();
    }

    /** Number and facility of everybody of a run. */
    final List<String> people(long runId) {
        return details(runId).stream()
                .map(capture -> source.parse(crawler.captures.page(capture)))
                .map(outcome -> ((PageOutcome.Roster) outcome).entries().getFirst())
                .map(entry -> String.join(" ", entry.fields().values()))
                .toList();
    }
}
