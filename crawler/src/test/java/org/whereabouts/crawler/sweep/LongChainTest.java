package org.whereabouts.crawler.sweep;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a chain that breaks off behind its first page. */
class LongChainTest {

    @TempDir
    Path directory;

    private final WireMockServer site =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private CrawlerFixture crawler;

    @BeforeEach
    void open() {
        site.start();
        site.stubFor(get(anyUrl()).willReturn(ok("12345")));
        site.stubFor(get("/robots.txt").willReturn(notFound()));
        crawler = new CrawlerFixture(directory);
    }

    @AfterEach
    void close() {
        crawler.close();
        site.stop();
    }

    @Test
    void aChainThatNeedsMoreThanADaysRequestsIsGivenUpOnTheSecondDay() throws InterruptedException {
        ChainedPages source = source(1, 20, 10);
        crawler.driver.takeUp(1, source);
        assertThat(crawler.driver.advance(1, source, Permit.UNLIMITED)).isInstanceOf(SweepStep.Waiting.class);
        nextDay();

        assertThat(crawler.driver.advance(1, source, Permit.UNLIMITED))
                .isInstanceOfSatisfying(SweepStep.Halted.class, halted -> {
                    assertThat(halted.outcome()).isEqualTo("ENDLESS");
                    assertThat(halted.detail())
                            .startsWith("s0: needs more requests than it may make in one go: 9 were made when ")
                            .endsWith("are spent; the last tenth is for look-ups and re-checks");
                });
    }

    @Test
    void aChainThatCouldNotBeginWasNotCutShort() throws InterruptedException {
        ChainedPages source = source(1, 6, 1);
        crawler.driver.takeUp(1, source);
        assertThat(crawler.driver.advance(1, source, Permit.UNLIMITED))
                .as("robots.txt was the day's request")
                .isInstanceOf(SweepStep.Waiting.class);
        nextDay();

        assertThat(crawler.driver.advance(1, source, Permit.UNLIMITED))
                .as("one page was")
                .isInstanceOf(SweepStep.Waiting.class);
    }

    @Test
    void aChainThatBeganLateInTheDayEndsOnTheNext() throws InterruptedException {
        ChainedPages source = source(2, 6, 10);
        crawler.driver.takeUp(1, source);
        assertThat(crawler.driver.advance(1, source, Permit.UNLIMITED)).isInstanceOf(SweepStep.Advanced.class);
        assertThat(crawler.driver.advance(1, source, Permit.UNLIMITED)).isInstanceOf(SweepStep.Waiting.class);
        nextDay();

        assertThat(crawler.sweep(1, source, 5)).isInstanceOf(SweepStep.Finished.class);
    }

    @Test
    void whoIsNoLongerOnTheListCostsReadingItOnceMore() throws InterruptedException {
        site.stubFor(get(urlEqualTo("/0/3"))
                .inScenario("released")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("listed anew")
                .willReturn(notFound()));
        ChainedPages source = source(1, 6, null);

        assertThat(crawler.sweep(1, source, 5)).isInstanceOf(SweepStep.Finished.class);
        assertThat(crawler.driver.progress(1).pages()).isEqualTo(6);
    }

    @Test
    void aSearchThatIsNotThereAtAllIsAnotherSite() throws InterruptedException {
        site.stubFor(get(urlEqualTo("/0/0")).willReturn(notFound()));

        assertThat(crawler.sweep(1, source(1, 6, null), 5))
                .isInstanceOfSatisfying(
                        SweepStep.Halted.class,
                        halted -> assertThat(halted.outcome()).isEqualTo("LAYOUT_CHANGED"));
    }

    private ChainedPages source(int searches, int pages, @Nullable Integer dailyRequests) {
        return ChainedPages.at(URI.create(site.baseUrl()), searches, pages, dailyRequests);
    }

    /** Midnight has come. */
    private void nextDay() {
        crawler.database.sql("DELETE FROM crawler.request_day").update();
        crawler.database.sql("UPDATE crawler.search SET due = now()").update();
        crawler.database.sql("UPDATE crawler.sweep SET rests_until = now()").update();
    }
}
