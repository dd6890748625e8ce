package org.whereabouts.crawler.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.sweep.CrawlerFixture;
import org.whereabouts.crawler.throttle.Admission;
import org.whereabouts.crawler.throttle.Priority;
import org.whereabouts.crawler.throttle.Wish;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;

class TrialRunnerTest {

    private static final Duration DELAY = Duration.ofMillis(40);
    private static final Population POPULATION =
            Population.generate(new PopulationSpec(11, 900, LocalDate.parse("2026-11-01")));

    @TempDir
    Path directory;

    private SandboxSites sites;
    private CrawlerFixture crawler;

    @BeforeEach
    void start() {
        sites = SandboxSites.start(POPULATION, InstantSource.system(), SiteOptions.defaults());
        crawler = new CrawlerFixture(directory);
    }

    @AfterEach
    void stop() {
        crawler.close();
        sites.close();
    }

    @Test
    void theFirstPagesOfASweepAreReadAndTheTrialEnds() throws InterruptedException {
        List<TrialStep> steps = attempt("us-ky-campbell", Optional.empty(), 3);

        assertThat(steps).extracting(step -> step.request().kind()).containsExactly("landing", "list", "list");
        assertThat(steps).extracting(TrialStep::number).containsExactly(1, 2, 3);
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.understood()).isTrue();
            assertThat(step.received()).isNotNull();
        });
        assertThat(people(steps)).isEqualTo(sites.listed("us-ky-campbell"));
    }

    @Test
    void aSourceThatIsWithdrawnMeanwhileIsAskedNoMore() throws InterruptedException {
        TrialRunner trial = new TrialRunner(crawler.client, CrawlMonitor.SILENT, crawler.clock, directory);
        Source jail = source("us-ky-campbell");
        AtomicBoolean withdrawn = new AtomicBoolean();
        AtomicLong asked = new AtomicLong();

        TrialEnd end = trial.run(
                jail, TrialRunner.searches(jail, Optional.empty()), Priority.SWEEP, 5, () -> !withdrawn.get(), _ -> {
                    withdrawn.set(true);
                    asked.set(sites.requestCount("us-ky-campbell"));
                });

        assertThat(end).isEqualTo(TrialEnd.WITHDRAWN);
        assertThat(sites.requestCount("us-ky-campbell")).isEqualTo(asked.get());
    }

    @Test
    void nothingIsStored() throws InterruptedException, IOException {
        attempt("us-tx-tdcj", Optional.empty(), 5);

        for (String table : List.of("capture", "search")) {
            assertThat(crawler.database
                            .sql("SELECT count(*) FROM crawler." + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void everyRequestHasASlotOfTheHostsOwn() throws InterruptedException {
        Instant begun = Instant.now();

        attempt("us-tx-tdcj", Optional.empty(), 5);
        attempt("us-tx-tdcj", Optional.empty(), 5);

        int requests = 1 + 2 * 5;
        assertThat(sites.requestCount("us-tx-tdcj"))
                .as("robots.txt once, and two trials")
                .isEqualTo(requests);
        assertThat(crawler.database
                        .sql("SELECT max(free_at) FROM crawler.host")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .as("each request moved the host's next free slot on by its delay")
                .isAfterOrEqualTo(begun.plus(DELAY.multipliedBy(requests)));
    }

    @Test
    void aCappedSearchIsFollowedIntoItsParts() throws InterruptedException {
        SandboxSites many = SandboxSites.start(
                Population.generate(new PopulationSpec(3, 1_400, LocalDate.parse("2026-11-01"))),
                InstantSource.system(),
                SiteOptions.defaults());
        try (many) {
            Source source = CrawlerFixture.sources(many.baseUrls(), DELAY).get(new SourceId("us-pa-doc"));
            List<TrialStep> steps = attempt(source, Optional.empty(), 3);

            assertThat(outcome(steps.getFirst())).isInstanceOf(PageOutcome.TooMany.class);
            assertThat(steps.get(1).search().key())
                    .isNotEqualTo(steps.getFirst().search().key());
        }
    }

    @Test
    void aSourceThatListsNobodyIsAskedAboutItsMadeUpNumberOrTheOneGiven() throws InterruptedException {
        Person person = sites.people("us-bop").getFirst();

        List<TrialStep> example = attempt("us-bop", Optional.empty(), 5);
        List<TrialStep> found = attempt(
                "us-bop", Optional.of(new LookupKey.ByNumber(person.custody().number())), 5);

        assertThat(example).hasSize(1);
        assertThat(example.getFirst().understood()).isTrue();
        assertThat(people(found)).isEqualTo(1);
    }

    @Test
    void aKeyThatTheSourceIsNotAskedByIsRefused() {
        assertThatThrownBy(() -> attempt("us-ky-campbell", Optional.of(new LookupKey.ByNumber("1")), 5))
                .isInstanceOf(NothingToTryException.class)
                .hasMessageContaining("us-ky-campbell cannot be asked by number")
                .hasMessageContaining("leave the key out");
    }

    @Test
    void theFirstPageThatIsNotUnderstoodEndsTheTrial() throws InterruptedException {
        sites.inject("us-pa-doc", new Fault.LayoutChanged());

        List<TrialStep> steps = attempt("us-pa-doc", Optional.empty(), 5);

        TrialStep last = steps.getLast();
        assertThat(last.understood()).isFalse();
        assertThat(outcome(last)).isInstanceOf(PageOutcome.LayoutChanged.class);
        assertThat(steps.subList(0, steps.size() - 1)).allMatch(TrialStep::understood);
    }

    @Test
    void aHostThatIsDownIsNotAskedOn() throws InterruptedException {
        sites.inject("us-ky-campbell", new Fault.Down());

        List<TrialStep> steps = attempt("us-ky-campbell", Optional.empty(), 5);

        assertThat(steps).hasSize(1);
        assertThat(steps.getFirst().received()).isNull();
        assertThat(steps.getFirst().finding())
                .isInstanceOfSatisfying(
                        TrialStep.Finding.Met.class,
                        met -> assertThat(met.obstacle()).isEqualTo(Obstacle.ROBOTS_UNAVAILABLE));
    }

    @Test
    void aHostThatAsksForPeaceIsLeftAloneByEverybody() throws InterruptedException {
        attempt("us-pa-doc", Optional.empty(), 1);
        sites.inject("us-pa-doc", new Fault.RateLimited());

        List<TrialStep> steps = attempt("us-pa-doc", Optional.empty(), 5);

        assertThat(steps).hasSize(1);
        Source source = source("us-pa-doc");
        Instant soon = Instant.now().plusSeconds(20);
        Wish wish =
                new Wish(source.profile().baseUrl(), source.profile().politeness(), DELAY, Priority.LIVE_LOOKUP, soon);
        assertThat(crawler.throttle.acquire(wish))
                .as("the site said Retry-After: 30")
                .isInstanceOfSatisfying(
                        Admission.Denied.class,
                        denied -> assertThat(denied.why()).isEqualTo(Admission.Denial.NO_SLOT));
    }

    @Test
    void thereIsABoundOnWhatATrialAsks() {
        assertThatThrownBy(() -> attempt("us-pa-doc", Optional.empty(), 21))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 20");
    }

    private Source source(String id) {
        return CrawlerFixture.sources(sites.baseUrls(), DELAY).get(new SourceId(id));
    }

    private List<TrialStep> attempt(String id, Optional<LookupKey> key, int limit) throws InterruptedException {
        return attempt(source(id), key, limit);
    }

    private List<TrialStep> attempt(Source source, Optional<LookupKey> key, int limit) throws InterruptedException {
        TrialRunner trial = new TrialRunner(crawler.client, CrawlMonitor.SILENT, crawler.clock, directory);
        List<TrialStep> steps = new ArrayList<>();
        trial.run(
                source,
                TrialRunner.searches(source, key),
                TrialRunner.priority(key, source.profile()),
                limit,
                () -> true,
                steps::add);
        return steps;
    }

    private static PageOutcome outcome(TrialStep step) {
        return ((TrialStep.Finding.Read) step.finding()).outcome();
    }

    private static long people(List<TrialStep> steps) {
        return steps.stream()
                .map(TrialRunnerTest::outcome)
                .mapToLong(outcome -> outcome instanceof PageOutcome.Roster roster
                        ? roster.entries().size()
                        : 0)
                .sum();
    }
}
