package org.whereabouts.crawler.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.lookup.LookupResult.Failed;
import org.whereabouts.crawler.lookup.LookupResult.Found;
import org.whereabouts.crawler.lookup.LookupResult.NotListed;
import org.whereabouts.crawler.lookup.LookupResult.Reason;
import org.whereabouts.crawler.lookup.LookupResult.Sighting;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sweep.CrawlerFixture;
import org.whereabouts.crawler.sweep.SearchResult.Seen;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;

class LiveLookupTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Population POPULATION =
            Population.generate(new PopulationSpec(11, 300, LocalDate.parse("2026-11-01")));

    @TempDir
    Path directory;

    private SandboxSites sites;
    private CrawlerFixture crawler;
    private LiveLookup lookup;

    @BeforeEach
    void start() {
        sites = SandboxSites.start(POPULATION, InstantSource.system(), SiteOptions.defaults());
        crawler = new CrawlerFixture(directory);
        lookup = crawler.lookup(CrawlerFixture.sources(sites.baseUrls(), Duration.ofMillis(1)));
    }

    @AfterEach
    void stop() {
        crawler.close();
        sites.close();
    }

    @Test
    void everyFederalNumberIsFoundUnderItsName() throws InterruptedException {
        for (Person person : sites.people("us-bop").subList(0, 20)) {
            LookupResult result = find("us-bop", person.custody().number());

            assertThat(result).isInstanceOfSatisfying(Found.class, found -> {
                assertThat(found.sightings()).hasSize(1);
                assertThat(found.sightings().getFirst().entry().get(EntryField.NUMBER))
                        .contains(person.custody().number());
            });
        }
    }

    @Test
    void aTexasNumberIsFollowedToItsDetailPage() throws InterruptedException {
        Person person = sites.people("us-tx-tdcj").getFirst();

        assertThat(find("us-tx-tdcj", person.custody().number())).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.sightings())
                    .as("list row and detail page are one person")
                    .hasSize(1);
            assertThat(found.sightings().getFirst().entry().get(EntryField.SECOND_NUMBER))
                    .contains(person.custody().personNumber());
        });
        assertThat(sites.requestCount("us-tx-tdcj"))
                .as("robots.txt, list, detail")
                .isEqualTo(3);
    }

    @Test
    void aPennsylvanianNumberIsFoundWithItsFacility() throws InterruptedException {
        Person person = sites.people("us-pa-doc").getFirst();

        assertThat(find("us-pa-doc", person.custody().number()))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.sightings().getFirst().entry().get(EntryField.FACILITY))
                                .isPresent());
    }

    @Test
    void somebodyUnknownIsNotListed() throws InterruptedException {
        assertThat(find("us-bop", "99999-999")).isInstanceOf(NotListed.class);
        assertThat(find("us-tx-tdcj", "99999999")).isInstanceOf(NotListed.class);
        assertThat(find("us-pa-doc", "ZZ9999")).isInstanceOf(NotListed.class);
    }

    @Test
    void aNameIsLookedUpWhereTheSourceTakesNames() throws InterruptedException {
        Person person = sites.people("us-bop").getFirst();

        assertThat(lookup.find(new SourceId("us-bop"), new LookupKey.ByName(person.family(), person.given()), PATIENCE))
                .isInstanceOf(Found.class);
        assertThat(lookup.find(new SourceId("us-ky-campbell"), new LookupKey.ByNumber("1"), PATIENCE))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.NOT_SUPPORTED));
    }

    @Test
    void aSlowSiteIsNotWaitedForBeyondTheDeadline() throws InterruptedException {
        find("us-bop", "99999-999");
        sites.inject("us-bop", new Fault.Slow(Duration.ofSeconds(5)));

        assertThat(lookup.find(new SourceId("us-bop"), new LookupKey.ByNumber("99999-999"), Duration.ofMillis(300)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT));
    }

    @Test
    void aHostThatIsBusyIsNotAskedOutOfTurn() throws InterruptedException {
        find("us-bop", "99999-999");
        crawler.throttle.postpone(sites.baseUrl("us-bop"), Duration.ofSeconds(60));
        long before = sites.requestCount("us-bop");

        assertThat(lookup.find(new SourceId("us-bop"), new LookupKey.ByNumber("99999-999"), Duration.ofSeconds(1)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.NO_SLOT));
        assertThat(sites.requestCount("us-bop")).isEqualTo(before);
    }

    @Test
    void aSiteThatIsDownIsUnavailableNotEmpty() throws InterruptedException {
        sites.inject("us-bop", new Fault.Down());

        assertThat(find("us-bop", sites.people("us-bop").getFirst().custody().number()))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    void whatWasSeenIsCapturedAndPointedTo() throws InterruptedException {
        String number = sites.people("us-bop").getFirst().custody().number();

        assertThat(find("us-bop", number))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(crawler.database
                                        .sql("SELECT count(*) FROM crawler.capture WHERE id = :id AND run_id IS NULL")
                                        .param(
                                                "id",
                                                found.sightings().getFirst().captureId())
                                        .query(Integer.class)
                                        .single())
                                .isEqualTo(1));
    }

    @Test
    void moreThanTheSiteShowsIsNotNobody() throws InterruptedException {
        Source shipped =
                CrawlerFixture.sources(sites.baseUrls(), Duration.ofMillis(1)).get(new SourceId("us-bop"));
        LiveLookup lookup = crawler.lookup(Sources.of(List.of(new Crowded(shipped))));

        assertThat(lookup.find(new SourceId("us-bop"), new LookupKey.ByName("SAMPLE", "A"), PATIENCE))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.reason()).isEqualTo(Reason.TOO_MANY);
                    assertThat(failed.detail()).isEqualTo("us-bop has more such people than it shows");
                });
    }

    /** A source that shows nobody when there are too many. */
    private record Crowded(Source shipped) implements Source {

        @Override
        public SourceProfile profile() {
            return shipped.profile();
        }

        @Override
        public Stream<Search> sweep() {
            return Stream.empty();
        }

        @Override
        public Optional<PageRequest> lookup(LookupKey key) {
            return shipped.lookup(key);
        }

        @Override
        public PageOutcome parse(Page page) {
            return new PageOutcome.TooMany(OptionalInt.of(700), List.of(new Search("part", false, page.request())));
        }
    }

    @Test
    void twoPeopleWithoutNumbersAreTwo() {
        Instant at = Instant.EPOCH;
        RosterEntry one = RosterEntry.builder().put(EntryField.NAME, "SAMPLE").build();
        RosterEntry other =
                RosterEntry.builder().put(EntryField.NAME, "EXAMPLE").build();

        assertThat(LiveLookup.sightings(
                        List.of(new Seen(one, 0, at), new Seen(other, 0, at), new Seen(one, 1, at)), List.of(10L, 11L)))
                .containsExactly(new Sighting(one, 11, at), new Sighting(other, 10, at));
    }

    private LookupResult find(String source, String number) throws InterruptedException {
        return lookup.find(new SourceId(source), new LookupKey.ByNumber(number), PATIENCE);
    }
}
