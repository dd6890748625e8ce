package org.whereabouts.crawler.sitewatch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.sitewatch.Watch.Outcome;
import org.whereabouts.crawler.sitewatch.Watch.Trouble;

/** The page that a watch begins with. */
class StartPageTest extends SiteWatcherFixture {

    @Test
    void aStartPageThatIsGoneMakesAWatchOfNoUse() {
        host.stubFor(get("/").willReturn(aResponse().withStatus(404)));

        Watch watch = watching.watch(site);

        assertThat(watch.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(watch.trouble()).isEqualTo(Trouble.START_PAGE_LOST);
    }

    @Test
    void aStartPageThatLeadsToNoPageOfTheWatchMakesItOfNoUse() {
        page("/", "/a");
        page("/a");
        watching.watch(site);
        // Deeper than links are followed.
        page("/p/o/r/t/a/l/o/f/a/l/l");
        host.stubFor(get("/").willReturn(aResponse().withStatus(301).withHeader("Location", "/p/o/r/t/a/l/o/f/a/l/l")));

        Watch watch = watching.watch(site);

        assertThat(watch.trouble()).isEqualTo(Trouble.START_PAGE_LOST);
        assertThat(watch.detail()).contains("leads to", "/p/o/r/t/a/l");
    }

    @Test
    void aStartPageThatLeadsToAnotherPageOfTheWatchIsThere() {
        page("/home", "/a");
        page("/a");
        host.stubFor(get("/").willReturn(aResponse().withStatus(301).withHeader("Location", "/home")));

        assertThat(watching.watch(site).outcome()).isEqualTo(Outcome.COMPLETE);
    }
}
