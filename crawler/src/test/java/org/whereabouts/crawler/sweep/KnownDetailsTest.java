package org.whereabouts.crawler.sweep;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.throttle.Priority;

/** Details are asked for of new and changed people, and of everybody once in a while. */
class KnownDetailsTest {

    @TempDir
    Path directory;

    private WireMockServer site;
    private CrawlerFixture crawler;
    private Source source;

    @BeforeEach
    void start() {
        site = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        site.start();
        site.stubFor(get("/robots.txt").willReturn(aResponse().withStatus(404)));
        crawler = new CrawlerFixture(directory);
        source = NamesAndPages.at(site.baseUrl(), "detailsGoodFor: P4D");
    }

    @AfterEach
    void stop() {
        crawler.close();
        site.stop();
    }

    @Test
    void whoIsListedAsBeforeIsNotAskedAboutAgain() throws InterruptedException {
        lists("1 ADA", "2 BEN");
        shows("1", "ELLIS");
        shows("2", "ELLIS");
        sweep(1);
        sweep(2);
        sweep(3);

        site.verify(3, getRequestedFor(urlEqualTo("/list")));
        site.verify(2, getRequestedFor(urlMatching("/person/.*")));
        assertThat(people(3)).containsExactly("1 ELLIS", "2 ELLIS");
        assertThat(crawler.driver.progress(3).people()).isEqualTo(2);
    }

    @Test
    void whatIsTakenOverKeepsItsAge() throws InterruptedException {
        lists("1 ADA");
        shows("1", "ELLIS");
        sweep(1);
        Instant read = details(1).getFirst().fetchedAt();
        sweep(2);

        assertThat(details(2)).extracting(IndexedCapture::fetchedAt).containsExactly(read);
        assertThat(crawler.captures.oldestDetail(2)).contains(read);
        assertThat(crawler.captures.oldestDetail(77)).isEmpty();
    }

    @Test
    void whoIsNewOrListedOtherwiseIsAskedAbout() throws InterruptedException {
        lists("1 ADA", "2 BEN");
        shows("1", "ELLIS");
        shows("2", "ELLIS");
        sweep(1);
        lists("1 ADA", "2 BENJAMIN", "3 CY");
        shows("2", "COFFIELD");
        shows("3", "DARRINGTON");
        sweep(2);

        assertThat(people(2)).containsExactlyInAnyOrder("1 ELLIS", "2 COFFIELD", "3 DARRINGTON");
        site.verify(1, getRequestedFor(urlEqualTo("/person/1")));
        site.verify(2, getRequestedFor(urlEqualTo("/person/2")));
    }

    @Test
    void whoWasAwayInBetweenIsAskedAbout() throws InterruptedException {
        lists("1 ADA", "2 BEN");
        shows("1", "ELLIS");
        shows("2", "ELLIS");
        sweep(1);
        lists("1 ADA");
        sweep(2);
        lists("1 ADA", "2 BEN");
        shows("2", "COFFIELD");
        sweep(3);

        assertThat(people(3)).containsExactlyInAnyOrder("1 ELLIS", "2 COFFIELD");
    }

    @Test
    void everybodyIsAskedAboutOnceTheirPageIsOld() throws InterruptedException {
        lists("1 ADA");
        shows("1", "ELLIS");
        sweep(1);
        crawler.database
                .sql("UPDATE crawler.capture SET fetched_at = fetched_at - interval '4 days'")
                .update();
        shows("1", "COFFIELD");
        sweep(2);

        assertThat(people(2)).containsExactly("1 COFFIELD");
    }

    @Test
    void nobodyIsAskedAboutEarlierThanHalfTheTime() throws InterruptedException {
        lists("1 ADA");
        shows("1", "ELLIS");
        sweep(1);
        crawler.database
                .sql("UPDATE crawler.capture SET fetched_at = fetched_at - interval '47 hours'")
                .update();
        sweep(2);

        site.verify(1, getRequestedFor(urlEqualTo("/person/1")));
    }

    @Test
    void whoHasNoNumberInTheListIsAskedAboutEachTime() throws InterruptedException {
        lists("- BEN");
        shows("-", "ELLIS");
        sweep(1);
        sweep(2);

        site.verify(2, getRequestedFor(urlEqualTo("/person/-")));
    }

    @Test
    void aLookUpAlwaysAsks() throws InterruptedException {
        lists("1 ADA");
        shows("1", "ELLIS");
        sweep(1);

        SearchResult found = crawler.runner.run(
                source, source.sweep().findFirst().orElseThrow(), Priority.LIVE_LOOKUP, Duration.ofSeconds(20));

        assertThat(found).isInstanceOfSatisfying(SearchResult.Ended.class, ended -> {
            assertThat(ended.people()).hasSize(1);
            assertThat(ended.again()).isEmpty();
        });
        site.verify(2, getRequestedFor(urlEqualTo("/person/1")));
    }

    private void lists(String... people) {
        site.stubFor(get("/list").willReturn(ok(String.join("\n", people))));
    }

    private void shows(String number, String facility) {
        site.stubFor(get("/person/" + number).willReturn(ok(number + " " + facility)));
    }

    private void sweep(long runId) throws InterruptedException {
        assertThat(crawler.sweep(runId, source, 20)).isInstanceOf(SweepStep.Finished.class);
    }

    private List<IndexedCapture> details(long runId) {
        return crawler.captures.ofRun(runId, 0, 100).stream()
                .filter(capture -> capture.request().kind().equals("person"))
                .toList();
    }

    private List<String> people(long runId) {
        return details(runId).stream()
                .map(capture -> source.parse(crawler.captures.page(capture)))
                .map(outcome -> ((PageOutcome.Roster) outcome).entries().getFirst())
                .map(entry -> entry.get(EntryField.NUMBER).orElse("-") + " "
                        + entry.get(EntryField.FACILITY).orElse("-"))
                .toList();
    }
}
