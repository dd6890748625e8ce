package org.whereabouts.crawler.sweep;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.throttle.Priority;

/** Details are asked for of new and changed people, and of everybody once in a while. */
class KnownDetailsTest extends DetailsFixture {

    @Override
    String profile() {
        return "detailsGoodFor: P4D";
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
        assertThat(crawler.details.oldest(2)).contains(read);
        assertThat(crawler.details.oldest(77)).isEmpty();
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
    void aSweepThatBrokeOffInBetweenMakesNobodyNew() throws InterruptedException {
        lists("1 ADA", "2 BEN");
        shows("1", "ELLIS");
        shows("2", "ELLIS");
        sweep(1);
        // Of the next sweep, only the first search ended.
        lists("1 ADA");
        sweep(2);
        crawler.database
                .sql("UPDATE crawler.sweep SET known = known + 1 WHERE run_id = 2")
                .update();
        lists("1 ADA", "2 BEN");
        sweep(3);

        site.verify(2, getRequestedFor(urlMatching("/person/.*")));
        assertThat(people(3)).containsExactlyInAnyOrder("1 ELLIS", "2 ELLIS");
    }

    @Test
    void aPageThatCannotBeReadAnyMoreIsAskedForAgain() throws InterruptedException {
        lists("1 ADA");
        shows("1", "ELLIS");
        sweep(1);
        crawler.database
                .sql("UPDATE crawler.capture SET warc_file = 'gone.warc.gz' WHERE kind = 'person'")
                .update();
        sweep(2);

        site.verify(2, getRequestedFor(urlEqualTo("/person/1")));
        assertThat(people(2)).containsExactly("1 ELLIS");
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
}
