package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whereabouts.crawler.capture.RunPages;
import org.whereabouts.crawler.coverage.Proofs;
import org.whereabouts.crawler.coverage.SandboxProof;
import org.whereabouts.crawler.lookup.LookupResult.Found;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile.Level;
import org.whereabouts.crawler.source.SourceProfile.Listing;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;

/**
 * Measures what {@code proofs.yml} says of each source that the sandbox plays, and writes it: everybody found in a sweep on a
 * still population, how many requests that took, and how many the next sweep took. Run by hand, because it writes into the
 * sources: {@code ./whereabouts test -pl crawler -Dtest=ProofRecording}, then {@code ./whereabouts source coverage --write}.
 */
class ProofRecording {

    private static final int PEOPLE_OF_A_STATE = 2_000;
    private static final int PEOPLE_OF_A_JAIL = 200;
    private static final int ASKED_ABOUT = 100;
    private static final int STEPS = 200_000;
    private static final LocalDate EPOCH = LocalDate.parse("2026-11-01");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    static Stream<Agency> playedAgencies() {
        return Stream.of(Agency.values())
                .filter(agency -> ShippedSources.load()
                        .find(new SourceId(agency.sourceId()))
                        .isPresent());
    }

    @ParameterizedTest
    @MethodSource("playedAgencies")
    void aSourceIsProvenAgainstItsPlayedSite(Agency agency) throws IOException, InterruptedException {
        SourceId id = new SourceId(agency.sourceId());
        boolean jail = ShippedSources.load().get(id).profile().level() == Level.COUNTY;
        Population population =
                Population.generate(PopulationSpec.only(agency, 7, jail ? PEOPLE_OF_A_JAIL : PEOPLE_OF_A_STATE, EPOCH));
        try (SandboxSites sites = SandboxSites.start(population, InstantSource.system(), SiteOptions.defaults());
                CrawlerFixture crawler = new CrawlerFixture(directory)) {
            if (!sites.baseUrls().containsKey(id.value())) {
                return;
            }
            Sources sources = CrawlerFixture.sources(sites.baseUrls(), Duration.ofMillis(1));
            Source source = sources.get(id);
            SandboxProof proof = source.profile().listing() == Listing.SEARCH_ONLY
                    ? lookedUp(sites, crawler, sources, source)
                    : swept(sites, crawler, source);
            Path file = Path.of(Proofs.RESOURCE);
            Proofs before = Proofs.read(file.toString(), Files.readString(file));
            Files.writeString(file, before.with(id, proof).yaml());
        }
    }

    private static SandboxProof swept(SandboxSites sites, CrawlerFixture crawler, Source source)
            throws InterruptedException {
        String id = source.profile().id().value();
        int first = requestsOf(1, sites, crawler, source);
        int again = requestsOf(2, sites, crawler, source);
        Seen seen = new Seen();
        for (Page page : RunPages.of(crawler.captures, 1)) {
            seen.add(source, page);
        }
        // Somebody may be on several lists of a site.
        assertThat(Set.copyOf(IndexedPeople.numbers(crawler.captures, 1, source)))
                .as(id + ": people found")
                .isEqualTo(Set.copyOf(sites.listedNumbers(id)));
        return new SandboxProof(LocalDate.now(ZoneOffset.UTC), seen.people(), first, again, seen.shares());
    }

    private static int requestsOf(long run, SandboxSites sites, CrawlerFixture crawler, Source source)
            throws InterruptedException {
        String id = source.profile().id().value();
        long before = sites.requestCount(id);
        assertThat(crawler.sweep(run, source, STEPS)).as(id).isInstanceOf(SweepStep.Finished.class);
        assertThat(crawler.driver.progress(run).isComplete()).as(id).isTrue();
        return (int) (sites.requestCount(id) - before);
    }

    private static SandboxProof lookedUp(SandboxSites sites, CrawlerFixture crawler, Sources sources, Source source)
            throws InterruptedException {
        SourceId id = source.profile().id();
        List<Person> people = sites.people(id.value()).subList(0, ASKED_ABOUT);
        long before = sites.requestCount(id.value());
        Seen seen = new Seen();
        for (Person person : people) {
            assertThat(crawler.lookup(sources)
                            .find(id, new LookupKey.ByNumber(person.custody().number()), Duration.ofSeconds(10)))
                    .isInstanceOfSatisfying(
                            Found.class,
                            found -> seen.add(found.sightings().getFirst().entry()));
        }
        int requests = (int) (sites.requestCount(id.value()) - before);
        assertThat(seen.people()).isEqualTo(ASKED_ABOUT);
        return new SandboxProof(LocalDate.now(ZoneOffset.UTC), seen.people(), requests, requests, seen.shares());
    }

    /** Who was seen, and with which fields. */
    private static final class Seen {

        private final Set<String> numbers = new HashSet<>();
        private final Set<String> places = new HashSet<>();
        private final Map<EntryField, Integer> filled = new EnumMap<>(EntryField.class);
        private int entries;

        void add(Source source, Page page) {
            try (Stream<RosterEntry> people = IndexedPeople.people(source, page)) {
                people.forEach(this::add);
            }
        }

        void add(RosterEntry entry) {
            entries++;
            String number = entry.get(EntryField.NUMBER).orElseThrow();
            numbers.add(number);
            // Where the list is the status, one person may be on several lists.
            places.add(number + " " + entry.get(EntryField.STATUS));
            for (EntryField field : EntryField.values()) {
                if (entry.get(field).isPresent()) {
                    filled.merge(field, 1, Integer::sum);
                }
            }
        }

        int people() {
            assertThat(entries).as("nobody twice").isEqualTo(places.size());
            return numbers.size();
        }

        Map<EntryField, Double> shares() {
            Map<EntryField, Double> shares = new EnumMap<>(EntryField.class);
            filled.forEach((field, count) -> shares.put(field, count / (double) entries));
            return shares;
        }
    }
}
