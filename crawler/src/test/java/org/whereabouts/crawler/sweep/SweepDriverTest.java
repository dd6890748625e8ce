package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.throttle.Priority;
import org.whereabouts.crawler.throttle.Wish;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;

class SweepDriverTest {

    private static final int PEOPLE = 2_000;
    private static final int MANY = 5_000;
    private static final Population POPULATION =
            Population.generate(new PopulationSpec(7, PEOPLE, LocalDate.parse("2026-11-01")));

    @TempDir
    Path directory;

    private SandboxSites sites;
    private CrawlerFixture crawler;
    private Sources sources;

    @BeforeEach
    void start() {
        open(SiteOptions.defaults());
    }

    private void open(SiteOptions options) {
        sites = SandboxSites.start(POPULATION, InstantSource.system(), options);
        crawler = new CrawlerFixture(directory.resolve("captures"));
        sources = CrawlerFixture.sources(sites.baseUrls(), Duration.ofMillis(1));
    }

    @AfterEach
    void stop() {
        crawler.close();
        sites.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-pa-doc", "us-tx-tdcj", "us-ky-campbell"})
    void aSweepFindsExactlyThePeopleOfTheSite(String id) throws InterruptedException {
        assertThat(crawler.sweep(1, source(id), MANY)).isInstanceOf(SweepStep.Finished.class);

        List<String> found = numbers(1, source(id));
        assertThat(new TreeSet<>(found)).isEqualTo(listed(id));
        assertThat(found).as("nobody twice").doesNotHaveDuplicates();
        assertThat(crawler.driver.progress(1).isComplete()).isTrue();
    }

    @Test
    void theSitesOwnCountIsKnownDespiteTheCap() throws InterruptedException {
        crawler.sweep(1, source("us-pa-doc"), MANY);

        assertThat(sites.listed("us-pa-doc"))
                .as("over the cap, or this proves nothing")
                .isGreaterThan(500);
        assertThat(crawler.driver.progress(1).siteTotal()).hasValue((int) sites.listed("us-pa-doc"));
    }

    @Test
    void aSweepThatWasInterruptedAsksOnlyWhatIsLeft() throws InterruptedException {
        Source source = source("us-tx-tdcj");
        crawler.sweep(1, source, 300);
        long before = sites.requestCount("us-tx-tdcj");
        int done = crawler.driver.progress(1).searchesDone();
        crawler = crawler.successor();

        SweepStep end = crawler.sweep(1, source, MANY);

        assertThat(end).isInstanceOf(SweepStep.Finished.class);
        assertThat(done).isEqualTo(300);
        assertThat(sites.requestCount("us-tx-tdcj") - before)
                .as("26 x 26 searches less those done, and their further pages")
                .isBetween(376L, 377L + PEOPLE / 20);
        assertThat(numbers(1, source)).doesNotHaveDuplicates().hasSameSizeAs(listed("us-tx-tdcj"));
    }

    @Test
    void aRateErrorInsideA200BreaksTheSearchOffAndKeepsNothingOfIt() throws InterruptedException {
        stop();
        open(SiteOptions.defaults().withJailTrackerLimit(3, Duration.ofHours(1)));
        Source source = source("us-ky-campbell");
        crawler.driver.takeUp(1, source);

        assertThat(crawler.driver.advance(1, source, Permit.UNLIMITED))
                .as("it is tried again, later")
                .isInstanceOf(SweepStep.Waiting.class);
        assertThat(numbers(1, source)).isEmpty();
        assertThat(crawler.driver.progress(1).searchesDone()).isZero();
    }

    @Test
    void aSiteThatIsMendedInTimeIsSweptToTheEnd() throws InterruptedException {
        Source source = source("us-pa-doc");
        crawler.driver.takeUp(1, source);
        sites.inject("us-pa-doc", new Fault.RateLimited());
        assertThat(crawler.driver.advance(1, source, Permit.UNLIMITED)).isInstanceOf(SweepStep.Waiting.class);

        sites.inject("us-pa-doc", Fault.NONE);
        crawler.database.sql("UPDATE crawler.search SET due = now()").update();
        crawler.database.sql("UPDATE crawler.sweep SET rests_until = now()").update();
        crawler.database
                .sql("UPDATE crawler.host SET not_before = now(), open_until = NULL")
                .update();

        assertThat(crawler.sweep(1, source, MANY)).isInstanceOf(SweepStep.Finished.class);
    }

    @Test
    void anOutageIsOutlastedThroughAnOpenCircuit() throws InterruptedException {
        Source source = source("us-ky-campbell");
        Instant soon = crawler.clock.instant().plusSeconds(10);
        crawler.robots.check(
                new Wish(
                        sites.baseUrl("us-ky-campbell").resolve("/"),
                        source.profile().politeness(),
                        source.profile().delay(),
                        Priority.SWEEP,
                        soon),
                soon);
        sites.inject("us-ky-campbell", new Fault.Down());
        long before = sites.requestCount("us-ky-campbell");
        crawler.driver.takeUp(1, source);
        Set<String> met = new TreeSet<>();
        while (sites.requestCount("us-ky-campbell") < before + 5) {
            SweepStep step = crawler.driver.advance(1, source, Permit.UNLIMITED);
            met.add(crawler.database
                    .sql("SELECT outcome FROM crawler.search")
                    .query(String.class)
                    .single());
            assertThat(step).isInstanceOfSatisfying(SweepStep.Waiting.class, this::await);
        }
        assertThat(met).containsExactlyInAnyOrder("MAINTENANCE", "CIRCUIT_OPEN");
        sites.inject("us-ky-campbell", Fault.NONE);

        assertThat(crawler.sweep(1, source, MANY)).isInstanceOf(SweepStep.Finished.class);
        assertThat(numbers(1, source)).doesNotHaveDuplicates().hasSameSizeAs(listed("us-ky-campbell"));
    }

    private void await(SweepStep.Waiting waiting) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !crawler.clock.instant().isBefore(waiting.until()));
    }

    @Test
    void aChangedLayoutHaltsTheSweepAfterOneRequest() throws InterruptedException {
        sites.inject("us-tx-tdcj", new Fault.LayoutChanged());

        SweepStep end = crawler.sweep(1, source("us-tx-tdcj"), MANY);

        assertThat(end).isInstanceOfSatisfying(SweepStep.Halted.class, halted -> {
            assertThat(halted.outcome()).isEqualTo("LAYOUT_CHANGED");
            assertThat(halted.detail()).contains("Unit of Assignment");
        });
        assertThat(crawler.driver.progress(1).searchesFailed()).isEqualTo(1);
        assertThat(sites.requestCount("us-tx-tdcj")).isLessThan(30);
    }

    @Test
    void whoTakesUpASweepThatWasGivenUpDoesNotAskOn() throws InterruptedException {
        Source source = source("us-tx-tdcj");
        sites.inject("us-tx-tdcj", new Fault.Blocked());
        crawler.sweep(1, source, MANY);
        sites.inject("us-tx-tdcj", Fault.NONE);
        long before = sites.requestCount("us-tx-tdcj");
        crawler = crawler.successor();

        assertThat(crawler.driver.advance(1, source, Permit.UNLIMITED))
                .isInstanceOfSatisfying(
                        SweepStep.Halted.class,
                        halted -> assertThat(halted.outcome()).isEqualTo("BLOCKED"));
        assertThat(sites.requestCount("us-tx-tdcj")).isEqualTo(before);
    }

    @Test
    void aBlockHaltsTheSweepAtOnce() throws InterruptedException {
        sites.inject("us-ky-campbell", new Fault.Blocked());

        SweepStep end = crawler.sweep(1, source("us-ky-campbell"), MANY);

        assertThat(end)
                .isInstanceOfSatisfying(
                        SweepStep.Halted.class,
                        halted -> assertThat(halted.outcome()).isEqualTo("BLOCKED"));
    }

    @Test
    void whoMayNotGoOnMakesNoFurtherRequestAndKeepsNothing() throws InterruptedException {
        Source source = source("us-ky-campbell");
        crawler.driver.takeUp(1, source);
        Permit forFive = () -> sites.requestCount("us-ky-campbell") < 5;

        assertThatThrownBy(() -> crawler.driver.advance(1, source, forFive)).isInstanceOf(InterruptedException.class);

        assertThat(sites.requestCount("us-ky-campbell"))
                .as("robots.txt and four pages")
                .isEqualTo(5);
        assertThat(numbers(1, source)).isEmpty();
        assertThat(crawler.sweep(1, source, MANY)).isInstanceOf(SweepStep.Finished.class);
        assertThat(numbers(1, source)).doesNotHaveDuplicates().hasSameSizeAs(listed("us-ky-campbell"));
    }

    @Test
    void theEndOfASearchThatSomebodyElseTookUpIsDropped() throws InterruptedException {
        Source source = source("us-ky-campbell");
        crawler.driver.takeUp(1, source);
        AtomicInteger asked = new AtomicInteger();
        Permit takenOver = () -> {
            if (asked.incrementAndGet() == 3) {
                crawler.driver.takeUp(1, source);
            }
            return true;
        };

        assertThat(crawler.driver.advance(1, source, takenOver)).isInstanceOf(SweepStep.Advanced.class);

        assertThat(numbers(1, source)).isEmpty();
        assertThat(crawler.driver.progress(1).searchesDone()).isZero();
        assertThat(crawler.sweep(1, source, MANY)).isInstanceOf(SweepStep.Finished.class);
        assertThat(numbers(1, source)).doesNotHaveDuplicates().hasSameSizeAs(listed("us-ky-campbell"));
    }

    @Test
    void aHostWhoseRobotsFileCannotBeHadIsNotAsked() throws InterruptedException {
        sites.inject("us-ky-campbell", new Fault.Down());
        crawler.driver.takeUp(1, source("us-ky-campbell"));

        crawler.driver.advance(1, source("us-ky-campbell"), Permit.UNLIMITED);

        assertThat(sites.latestRequests("us-ky-campbell"))
                .hasSize(1)
                .allSatisfy(request -> assertThat(request.toString()).contains("robots.txt"));
    }

    private Source source(String id) {
        return sources.get(new SourceId(id));
    }

    private Set<String> listed(String id) {
        Set<String> numbers = new TreeSet<>();
        for (Person person : sites.people(id)) {
            numbers.add(
                    id.equals("us-ky-campbell")
                            ? person.custody().personNumber()
                            : person.custody().number());
        }
        return numbers;
    }

    private List<String> numbers(long runId, Source source) {
        return IndexedPeople.numbers(crawler.captures, runId, source);
    }
}
