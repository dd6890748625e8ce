package org.whereabouts.crawler.sweep;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.throttle.Priority;

/** A search that breaks off behind a long list has not asked about its people for nothing. */
class KeptDetailsTest {

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
        site.stubFor(get("/list").willReturn(ok("1 ADA\n2 BEN\n3 CY")));
        shows("1", "ELLIS");
        shows("2", "COFFIELD");
        shows("3", "DARRINGTON");
        crawler = new CrawlerFixture(directory);
        source = NamesAndPages.at(site.baseUrl(), "");
    }

    @AfterEach
    void stop() {
        crawler.close();
        site.stop();
    }

    private void shows(String number, String facility) {
        site.stubFor(get("/person/" + number).willReturn(ok(number + " " + facility)));
    }

    @Test
    void whoWasAskedAboutBeforeAnInterruptionIsNotAskedAboutAgain() throws InterruptedException {
        interruptBehind(2);
        sweep(1);

        site.verify(3, getRequestedFor(urlMatching("/person/.*")));
        assertThat(people(1)).containsExactlyInAnyOrder("1 ELLIS", "2 COFFIELD", "3 DARRINGTON");
        assertThat(crawler.driver.progress(1).people()).isEqualTo(3);
    }

    @Test
    void whoIsListedOtherwiseMeanwhileIsAskedAboutAgain() throws InterruptedException {
        interruptBehind(2);
        site.stubFor(get("/list").willReturn(ok("1 ADA\n2 BENJAMIN\n3 CY")));
        shows("2", "LYNAUGH");
        sweep(1);

        assertThat(people(1)).containsExactlyInAnyOrder("1 ELLIS", "2 LYNAUGH", "3 DARRINGTON");
    }

    @Test
    void whoIsGoneMeanwhileIsOfNoRun() throws InterruptedException {
        interruptBehind(2);
        site.stubFor(get("/list").willReturn(ok("1 ADA\n3 CY")));
        sweep(1);

        assertThat(people(1)).containsExactlyInAnyOrder("1 ELLIS", "3 DARRINGTON");
    }

    @Test
    void aSiteThatIsDownForAWhileCostsNoMoreThanWhatWasLeft() throws InterruptedException {
        site.stubFor(get("/person/3").willReturn(aResponse().withStatus(503).withHeader("Retry-After", "1")));
        crawler.driver.takeUp(1, source);
        assertThat(crawler.driver.advance(1, source, Permit.UNLIMITED)).isInstanceOf(SweepStep.Waiting.class);
        shows("3", "DARRINGTON");
        sweep(1);

        site.verify(1, getRequestedFor(urlEqualTo("/person/1")));
        site.verify(2, getRequestedFor(urlEqualTo("/person/3")));
        assertThat(people(1)).containsExactlyInAnyOrder("1 ELLIS", "2 COFFIELD", "3 DARRINGTON");
    }

    @Test
    void whatIsKeptIsKeptForThatRunAlone() throws InterruptedException {
        interruptBehind(2);
        sweep(2);

        site.verify(2, getRequestedFor(urlEqualTo("/person/1")));
        assertThat(people(2)).hasSize(3);
    }

    @Test
    void aPageAboutSomebodyElseIsNotTaken() throws InterruptedException {
        site.stubFor(get("/person/2").willReturn(ok("3 COFFIELD")));

        SearchResult result = crawler.runner.sweep(
                source,
                source.sweep().findFirst().orElseThrow(),
                Priority.SWEEP,
                Duration.ofMinutes(1),
                () -> {},
                KnownDetails.NONE);

        assertThat(result)
                .isInstanceOfSatisfying(
                        SearchResult.BrokenOff.class,
                        met -> assertThat(met.obstacle()).isEqualTo(Obstacle.LIST_MOVED));
    }

    /** Begins run 1 and takes the permit away when that many people were asked about. */
    private void interruptBehind(int people) {
        crawler.driver.takeUp(1, source);
        Permit permit =
                () -> site.findAll(getRequestedFor(urlMatching("/person/.*"))).size() < people;
        assertThatThrownBy(() -> crawler.driver.advance(1, source, permit)).isInstanceOf(InterruptedException.class);
    }

    private void sweep(long runId) throws InterruptedException {
        assertThat(crawler.sweep(runId, source, 20)).isInstanceOf(SweepStep.Finished.class);
    }

    private List<String> people(long runId) {
        return crawler.captures.ofRun(runId, 0, 100).stream()
                .filter(capture -> capture.request().kind().equals("person"))
                .map(this::person)
                .toList();
    }

    private String person(IndexedCapture capture) {
        PageOutcome outcome = source.parse(crawler.captures.page(capture));
        return String.join(
                " ",
                ((PageOutcome.Roster) outcome).entries().getFirst().fields().values());
    }
}
