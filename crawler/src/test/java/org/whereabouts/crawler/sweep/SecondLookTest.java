package org.whereabouts.crawler.sweep;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.throttle.Priority;

/** A list of two pages that does not say its total, read while it moves. */
class SecondLookTest {

    @TempDir
    Path directory;

    private final WireMockServer site =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private CrawlerFixture crawler;
    private Source source;

    @BeforeEach
    void open() {
        site.start();
        site.stubFor(get("/robots.txt").willReturn(aResponse().withStatus(404)));
        crawler = new CrawlerFixture(directory);
        source = new TwoPages(NumberedPages.profile(
                new SourceId("us-zz-two-pages"),
                new SourceOverlay(URI.create(site.baseUrl()), Duration.ofMillis(1)),
                null));
    }

    @AfterEach
    void close() {
        crawler.close();
        site.stop();
    }

    /** 1 is released after page 0 was read, so that 3 is on page 0 by the time page 1 is read. */
    @Test
    void whoMovedToAPageThatWasReadIsFoundByReadingAgain() throws InterruptedException {
        once("/0", STARTED, "read", ok("1 2"));
        then("/0", "read", ok("2 3"));
        then("/1", "read", ok("4"));

        assertThat(crawler.sweep(1, source, 9)).isInstanceOf(SweepStep.Finished.class);

        assertThat(IndexedPeople.numbers(crawler.captures, 1, source)).containsExactly("2", "3", "4");
        site.verify(4, getRequestedFor(urlEqualTo("/1")));
    }

    @Test
    void aListThatStaysIsReadTwiceAndKeptOnce() throws InterruptedException {
        site.stubFor(get("/0").willReturn(ok("1 2")));
        site.stubFor(get("/1").willReturn(ok("3 4")));

        assertThat(crawler.sweep(1, source, 9)).isInstanceOf(SweepStep.Finished.class);

        assertThat(IndexedPeople.numbers(crawler.captures, 1, source)).containsExactly("1", "2", "3", "4");
        assertThat(crawler.driver.progress(1).people()).isEqualTo(4);
        site.verify(2, getRequestedFor(urlEqualTo("/0")));
        site.verify(2, getRequestedFor(urlEqualTo("/1")));
    }

    @Test
    void aListThatNeverStopsMovingIsIncomplete() throws InterruptedException {
        for (int visit = 0; visit < 40; visit++) {
            String state = visit == 0 ? STARTED : "visit " + visit;
            once("/0", state, "visit " + (visit + 1), ok("1 " + (100 + visit)));
        }
        site.stubFor(get("/1").willReturn(ok("4")));

        assertThat(crawler.sweep(1, source, 40))
                .isInstanceOfSatisfying(
                        SweepStep.Halted.class,
                        halted -> assertThat(halted.outcome()).isEqualTo("LIST_MOVED"));
    }

    @Test
    void aWallOnTheSecondLookIsAWall() throws InterruptedException {
        once("/0", STARTED, "read", ok("1 2"));
        then("/0", "read", aResponse().withStatus(403));
        site.stubFor(get("/1").willReturn(ok("3 4")));

        assertThat(crawler.sweep(1, source, 9))
                .isInstanceOfSatisfying(
                        SweepStep.Halted.class,
                        halted -> assertThat(halted.outcome()).isEqualTo("BLOCKED"));
    }

    @Test
    void aLookUpLooksOnce() throws InterruptedException {
        site.stubFor(get("/0").willReturn(ok("1 2")));
        site.stubFor(get("/1").willReturn(ok("3 4")));

        crawler.runner.run(
                source, source.sweep().findFirst().orElseThrow(), Priority.LIVE_LOOKUP, Duration.ofSeconds(20));

        site.verify(1, getRequestedFor(urlEqualTo("/1")));
    }

    private void once(String path, String state, String next, ResponseDefinitionBuilder answer) {
        site.stubFor(get(path)
                .inScenario("moving")
                .whenScenarioStateIs(state)
                .willSetStateTo(next)
                .willReturn(answer));
    }

    private void then(String path, String state, ResponseDefinitionBuilder answer) {
        site.stubFor(get(path).inScenario("moving").whenScenarioStateIs(state).willReturn(answer));
    }

    /** Two pages of numbers with blanks between. */
    private record TwoPages(SourceProfile profile) implements Source {

        @Override
        public Stream<Search> sweep() {
            return Stream.of(new Search("everybody", true, PageRequest.get("list", "/0")));
        }

        @Override
        public PageOutcome parse(Page page) {
            List<RosterEntry> people = Stream.of(
                            page.body().text(StandardCharsets.UTF_8).split(" "))
                    .map(number ->
                            RosterEntry.builder().put(EntryField.NUMBER, number).build())
                    .toList();
            boolean isLast = page.request().path().equals("/1");
            return new PageOutcome.Roster(
                    people, OptionalInt.empty(), isLast ? List.of() : List.of(PageRequest.get("list", "/1")));
        }
    }
}
