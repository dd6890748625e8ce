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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.throttle.Priority;

/** Details are asked for of new and changed people, and of everybody once in a while. */
class KnownDetailsTest {

    private static final Duration GOOD_FOR = Duration.ofDays(4);

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
        source = new NamesAndPages(profile(site.baseUrl()));
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

    private static SourceProfile profile(String baseUrl) {
        return SourceYaml.read("a test", """
                id: us-tx-names
                agency: A locator whose list names people alone
                level: STATE
                state: TX
                adapter: none
                baseUrl: %s
                timeZone: UTC
                delay: PT0.001S
                listing: FULL_ROSTER
                absenceMeans: UNKNOWN
                detailsGoodFor: %s
                freshFor: P9D
                number: {label: number, pattern: '\\d+', example: "1"}
                bounds: {populationFloor: 1, populationCeiling: 9, maxMissingShare: 1}
                enabled: false
                """.formatted(baseUrl, GOOD_FOR));
    }

    /** A list of lines, number and name, and a page of each person, number and facility. */
    private record NamesAndPages(SourceProfile profile) implements Source {

        @Override
        public Stream<Search> sweep() {
            return Stream.of(new Search("everybody", true, PageRequest.get("list", "/list")));
        }

        @Override
        public PageOutcome parse(Page page) {
            List<String[]> lines = page.body()
                    .text(StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" "))
                    .toList();
            return page.request().kind().equals("list")
                    ? new PageOutcome.Leads(lines.stream().map(this::lead).toList(), OptionalInt.empty(), List.of())
                    : new PageOutcome.Roster(List.of(person(lines.getFirst()).build()), OptionalInt.empty(), List.of());
        }

        private PageOutcome.Lead lead(String[] line) {
            RosterEntry row = RosterEntry.builder()
                    .put(EntryField.NUMBER, line[0].equals("-") ? null : line[0])
                    .put(EntryField.NAME, line[1])
                    .build();
            return new PageOutcome.Lead(row, PageRequest.get("person", "/person/" + line[0]));
        }

        private static RosterEntry.Builder person(String[] line) {
            return RosterEntry.builder().put(EntryField.NUMBER, line[0]).put(EntryField.FACILITY, line[1]);
        }
    }
}
