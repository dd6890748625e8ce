package org.whereabouts.crawler.sweep;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.monitor.MeteredCrawl;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.crawler.throttle.Priority;

class SearchRunnerTest {

    private static final SourceId ID = new SourceId("us-pa-doc");

    @TempDir
    Path directory;

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private WireMockServer site;
    private CrawlerFixture crawler;
    private SearchRunner runner;
    private Source source;

    /** A site of which no page is ever read. */
    private record UnreadPage(SourceProfile profile) implements Source {

        @Override
        public Stream<Search> sweep() {
            return Stream.of(new Search("everybody", true, PageRequest.get("list", "/list")));
        }

        @Override
        public PageOutcome parse(Page page) {
            return new PageOutcome.NoMatch();
        }
    }

    @BeforeEach
    void start() {
        site = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        site.start();
        site.stubFor(get("/robots.txt").willReturn(aResponse().withStatus(404)));
        crawler = new CrawlerFixture(directory);
        runner = new SearchRunner(crawler.client, crawler.captures, new MeteredCrawl(meters), crawler.clock);
        source = new UnreadPage(ShippedSources.load()
                .get(ID)
                .profile()
                .overlaid(new SourceOverlay(URI.create(site.baseUrl()), Duration.ofMillis(1))));
    }

    @AfterEach
    void stop() {
        crawler.close();
        site.stop();
    }

    @ParameterizedTest
    @CsvSource({"403, BLOCKED", "429, RATE_LIMITED", "503, MAINTENANCE", "500, SERVER_ERROR", "404, LAYOUT_CHANGED"})
    void anAnswerThatIsNoPageIsToldByItsObstacle(int status, String outcome) throws InterruptedException {
        site.stubFor(get("/list").willReturn(aResponse().withStatus(status)));

        runner.run(source, source.sweep().findFirst().orElseThrow(), Priority.SWEEP, Duration.ofSeconds(30));

        assertThat(meters.get("whereabouts.crawler.outcomes")
                        .tag("source", ID.value())
                        .tag("outcome", outcome)
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    /** A site that shows some of its people and cannot be asked more narrowly. */
    private record CappedPage(SourceProfile profile) implements Source {

        @Override
        public Stream<Search> sweep() {
            return Stream.of(new Search("everybody", true, PageRequest.get("list", "/list")));
        }

        @Override
        public PageOutcome parse(Page page) {
            return new PageOutcome.TooMany(OptionalInt.empty(), List.of());
        }
    }

    @Test
    void aSweepDoesNotEndWithSomeOfThePeople() throws InterruptedException {
        site.stubFor(get("/list").willReturn(ok("some of them")));
        Source capped = new CappedPage(source.profile());
        Search search = capped.sweep().findFirst().orElseThrow();

        assertThat(runner.sweep(capped, search, Priority.SWEEP, Duration.ofSeconds(30), () -> {}, KnownDetails.NONE))
                .isInstanceOfSatisfying(
                        SearchResult.BrokenOff.class,
                        met -> assertThat(met.obstacle()).isEqualTo(Obstacle.LAYOUT_CHANGED));
        assertThat(runner.run(capped, search, Priority.LIVE_LOOKUP, Duration.ofSeconds(30)))
                .isInstanceOfSatisfying(
                        SearchResult.Ended.class,
                        ended -> assertThat(ended.isCapped()).isTrue());
    }

    @Test
    void whoIsToldToStopWhileWaitingForATurnAsksNothing() {
        crawler.throttle.postpone(URI.create(site.baseUrl()), Duration.ofMillis(300));
        AtomicInteger passed = new AtomicInteger();
        Checkpoint stoppedMeanwhile = () -> {
            if (passed.incrementAndGet() > 1) {
                throw new InterruptedException("stopped");
            }
        };

        assertThatThrownBy(() -> runner.sweep(
                        source,
                        source.sweep().findFirst().orElseThrow(),
                        Priority.SWEEP,
                        Duration.ofSeconds(30),
                        stoppedMeanwhile,
                        KnownDetails.NONE))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("stopped");
        assertThat(site.getAllServeEvents()).isEmpty();
    }
}
