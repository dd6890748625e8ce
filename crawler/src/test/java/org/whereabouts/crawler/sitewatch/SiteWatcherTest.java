package org.whereabouts.crawler.sitewatch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.sitewatch.Watch.Outcome;
import org.whereabouts.crawler.sitewatch.Watch.Trouble;

/** What becomes of the pages of a site. */
class SiteWatcherTest extends SiteWatcherFixture {

    @Test
    void pagesAreReadCapturedAndKnownByWhatBecameOfThem() {
        page("/", "/a", "/gone", "/old", "/away");
        page("/a", "/");
        page("/new");
        host.stubFor(get("/gone").willReturn(aResponse().withStatus(410)));
        host.stubFor(get("/old").willReturn(aResponse().withStatus(301).withHeader("Location", "/new")));
        host.stubFor(
                get("/away").willReturn(aResponse().withStatus(302).withHeader("Location", "https://other.example/")));

        Watch watch = watching.watch(site);

        assertThat(watch.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(watching.fates(watch))
                .containsOnly(
                        entry("/", Fate.READ),
                        entry("/a", Fate.READ),
                        entry("/new", Fate.READ),
                        entry("/gone", Fate.GONE),
                        entry("/old", Fate.MOVED),
                        entry("/away", Fate.CLOSED));
        assertThat(watching.database
                        .sql("SELECT count(*) FROM crawler.capture WHERE source = 'us-xx-doc-web'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 403, 429})
    void aPageThatCannotBeHadHasNotVanished(int status) {
        page("/", "/a", "/b");
        page("/a");
        page("/b");
        watching.watch(site);
        host.stubFor(get("/a").willReturn(aResponse().withStatus(status)));

        Watch watch = watching.watch(site);

        assertThat(watch.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(watch.trouble()).isEqualTo(Trouble.PAGES_FAILED);
        assertThat(watch.detail()).contains("1 of 3 pages", "/a");
        assertThat(watching.reports.latest(site.id()).vanished()).isEmpty();
        assertThat(watching.fates(watch)).containsEntry("/b", Fate.READ);
    }

    @Test
    void aPageThatIsGoneOrNoLongerLinkedHasVanished() {
        page("/", "/a", "/b", "/c");
        page("/a");
        page("/b");
        page("/c");
        watching.watch(site);
        host.stubFor(get("/a").willReturn(aResponse().withStatus(404)));
        page("/", "/a", "/c");

        watching.watch(site);

        assertThat(watching.reports.latest(site.id()).vanished())
                .extracting(change -> change.url().replace(host.baseUrl(), ""), WatchReport.PageChange::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/a", "answered 404"),
                        org.assertj.core.groups.Tuple.tuple("/b", "no page links to it any more"));
    }

    /** A box to log in, a captcha of the feedback form: what agencies have on each of their pages. */
    @Test
    void aPageThatSaysSomethingIsReadWhateverBoxesItHas() {
        String rules = "<li>Letters go to the vendor, with name and number</li>".repeat(8);
        host.stubFor(get("/").willReturn(aResponse()
                .withHeader("content-type", "text/html")
                .withBody("<form>Log in <input name=user><input type=password name=p></form><ul>" + rules
                        + "</ul><div class=g-recaptcha></div>")));

        Watch watch = watching.watch(site);

        assertThat(watch.outcome()).isEqualTo(Outcome.COMPLETE);
    }

    @Test
    void aCaptchaInPlaceOfThePageIsNotRead() {
        host.stubFor(get("/").willReturn(aResponse()
                .withHeader("content-type", "text/html")
                .withBody("<p>One moment</p><div class=g-recaptcha></div>")));

        assertThat(watching.watch(site).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void threeFailuresInARowEndTheAsking() {
        page("/", "/a", "/b", "/c", "/d", "/e");
        for (String path : List.of("/a", "/b", "/c", "/d", "/e")) {
            host.stubFor(get(path).willReturn(aResponse().withStatus(403)));
        }

        Watch watch = watching.watch(site);

        assertThat(watch.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(watch.trouble()).isEqualTo(Trouble.SITE_REFUSES);
        assertThat(host.getAllServeEvents()).as("robots.txt, / and three pages").hasSize(5);
    }

    @Test
    void moreLinksThanTheSiteMayHaveMakeTheWatchIncomplete() {
        page("/", "/a", "/b", "/c");
        page("/a");
        page("/b");
        page("/c");
        AgencySite small = bounded(3);
        try (WatcherFixture other = WatcherFixture.fresh(captures, small)) {
            Watch watch = other.watch(small);

            assertThat(watch.trouble()).isEqualTo(Trouble.TOO_MANY_PAGES);
            assertThat(other.watches.progress(watch.id())).isEqualTo(new WatchProgress(3, 3, 3, 0));
        }
    }
}
