package org.whereabouts.crawler.sweep;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.throttle.Priority;

/** A search that breaks off behind a long list has not asked about its people for nothing. */
class KeptDetailsTest extends DetailsFixture {

    @Override
    String profile() {
        return "";
    }

    @BeforeEach
    void threePeople() {
        lists("1 ADA", "2 BEN", "3 CY");
        shows("1", "ELLIS");
        shows("2", "COFFIELD");
        shows("3", "DARRINGTON");
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
        lists("1 ADA", "2 BENJAMIN", "3 CY");
        shows("2", "LYNAUGH");
        sweep(1);

        assertThat(people(1)).containsExactlyInAnyOrder("1 ELLIS", "2 LYNAUGH", "3 DARRINGTON");
    }

    @Test
    void whoIsGoneMeanwhileIsOfNoRun() throws InterruptedException {
        interruptBehind(2);
        lists("1 ADA", "3 CY");
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
    void aPageAboutSomebodyElseIsNotKeptForTheNextGo() throws InterruptedException {
        shows("2", "COFFIELD");
        site.stubFor(get("/person/2").willReturn(ok("3 DARRINGTON")));
        crawler.driver.takeUp(1, source);
        assertThat(crawler.driver.advance(1, source, Permit.UNLIMITED)).isInstanceOf(SweepStep.Waiting.class);
        shows("2", "COFFIELD");
        sweep(1);

        site.verify(1, getRequestedFor(urlEqualTo("/person/1")));
        site.verify(2, getRequestedFor(urlEqualTo("/person/2")));
        assertThat(people(1)).containsExactlyInAnyOrder("1 ELLIS", "2 COFFIELD", "3 DARRINGTON");
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
}
