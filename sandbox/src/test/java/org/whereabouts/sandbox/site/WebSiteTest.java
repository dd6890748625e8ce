package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSiteTest {
    private static final String PRISONS = "/agencies/cor/state-prisons";
    private static final String ALBION = PRISONS + "/sci-albion";

    private final Sandbox sandbox =
            Sandbox.open(400, SiteOptions.defaults().withCrawlDelay("us-tx-tdcj-web", Duration.ofSeconds(3)));
    private final SandboxSites sites = sandbox.sites();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void webSitesStandBesideTheLocators() {
        assertThat(sites.webUrls()).containsOnlyKeys("us-pa-doc-web", "us-tx-tdcj-web", "us-bop-web");
        assertThat(sites.baseUrls()).doesNotContainKeys("us-pa-doc-web", "us-tx-tdcj-web", "us-bop-web");
    }

    @ParameterizedTest
    @CsvSource({
        "us-pa-doc-web,/agencies/cor/state-prisons,11",
        "us-tx-tdcj-web,/unit_directory/index.html,11",
        "us-bop-web,/locations/,11",
    })
    void facilitiesAreLinkedAndTheirPagesAreThere(String site, String list, int facilities) {
        try (Visitor visitor = sandbox.visitor(site)) {
            Document page = visitor.html(visitor.get(list));
            page.setBaseUri(sites.baseUrl(site) + list);
            List<String> links = page.select("main li a, main td a").eachAttr("abs:href");

            assertThat(links).hasSize(facilities);
            assertThat(links)
                    .allSatisfy(link -> assertThat(visitor.get(link.substring(
                                            sites.baseUrl(site).toString().length()))
                                    .statusCode())
                            .isEqualTo(200));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "us-pa-doc-web,Disallow: " + PRISONS + "/staff/",
        "us-tx-tdcj-web,Crawl-delay: 3",
        "us-bop-web,Crawl-delay: 1"
    })
    void robotsTxtSaysWhatTheSiteWishes(String site, String line) {
        try (Visitor visitor = sandbox.visitor(site)) {
            assertThat(visitor.get("/robots.txt").body()).contains(line);
        }
    }

    @Test
    void asDaysPassABoxChangesAPrisonOpensAndOneCloses() {
        try (Visitor visitor = sandbox.visitor("us-pa-doc-web")) {
            assertThat(visitor.get(ALBION).body()).contains("PO Box 1000");
            assertThat(visitor.get(PRISONS + "/sci-houtzdale").statusCode()).isEqualTo(404);
            assertThat(visitor.get(PRISONS + "/sci-greene").statusCode()).isEqualTo(200);

            sites.advance(Period.ofDays(FacilityBook.CLOSING_DAY));

            assertThat(visitor.get(ALBION).body()).contains("PO Box 1007");
            assertThat(visitor.get(PRISONS + "/sci-houtzdale").statusCode()).isEqualTo(200);
            assertThat(visitor.get(PRISONS + "/sci-greene").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void linksCarryANewSessionEachTimeAndLeadToTheSamePage() {
        Pattern session = Pattern.compile("jsessionid=\\w+");
        try (Visitor visitor = sandbox.visitor("us-pa-doc-web")) {
            String first = session.matcher(visitor.get(PRISONS).body())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();
            String second = session.matcher(visitor.get(PRISONS).body())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();

            assertThat(first).isNotEqualTo(second);
            assertThat(visitor.get("/agencies/cor/find-or-contact-inmate/mail-rules;" + first)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void trapsHaveNoEnd() {
        try (Visitor visitor = sandbox.visitor("us-pa-doc-web")) {
            assertThat(visitor.get(PRISONS + "/map/map/map/map/map/").body()).contains("href=\"map/\"");
            assertThat(visitor.get(PRISONS + "/visits?month=7").body()).contains("?month=");
        }
    }

    @Test
    void listMovesIntoAScriptWhenTheLayoutChanges() {
        sites.inject("us-bop-web", new Fault.LayoutChanged());
        try (Visitor visitor = sandbox.visitor("us-bop-web")) {
            assertThat(visitor.get("/locations/").body()).doesNotContain("institutions/");
        }
    }

    @Test
    void webSiteThatIsDownIsDownForRobotsToo() {
        sites.inject("us-bop-web", new Fault.Down());
        try (Visitor visitor = sandbox.visitor("us-bop-web")) {
            assertThat(visitor.get("/robots.txt").statusCode()).isEqualTo(503);
        }
        assertThat(sites.requestCount("us-bop-web")).isEqualTo(1);
    }
}
