package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.crawler.capture.CaptureReader;
import org.whereabouts.crawler.lookup.LookupResult;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;

/** North Carolina's file against its played site: exactly those who are in prison. */
class NorthCarolinaSweepTest {

    private static final SourceId ID = new SourceId("us-nc-dac");
    private static final Instant DAY = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    Path directory;

    private Population population;
    private SandboxSites sites;
    private CrawlerFixture crawler;
    private Sources sources;

    @BeforeEach
    void start() {
        population =
                Population.generate(PopulationSpec.only(Agency.NORTH_CAROLINA, 7, 900, LocalDate.parse("2026-11-01")));
        sites = SandboxSites.start(population, InstantSource.fixed(DAY), SiteOptions.defaults());
        crawler = new CrawlerFixture(directory);
        sources = CrawlerFixture.sources(sites.baseUrls(), Duration.ofMillis(1));
    }

    @AfterEach
    void stop() {
        crawler.close();
        sites.close();
    }

    private List<String> numbers(long run) throws IOException {
        Source source = sources.get(ID);
        try (CaptureReader reader = crawler.captures.reader();
                Stream<RosterEntry> people = source.people(
                        reader.page(crawler.captures.ofRun(run, 0, 10).getFirst()))) {
            return people.map(person -> person.get(EntryField.NUMBER).orElseThrow())
                    .toList();
        }
    }

    @Test
    void aSweepIsOneRequestForEverybodyWhoIsHeld() throws Exception {
        assertThat(crawler.sweep(1, sources.get(ID), 5)).isEqualTo(new SweepStep.Finished());

        assertThat(numbers(1)).containsExactlyInAnyOrderElementsOf(sites.listedNumbers("us-nc-dac"));
        assertThat(crawler.frontier.progress(1).isComplete()).isTrue();
        assertThat(sites.requestCount("us-nc-dac"))
                .as("robots.txt and the file")
                .isEqualTo(2);
    }

    @Test
    void aFileOfOtherRowsEndsTheSweep() throws Exception {
        sites.inject("us-nc-dac", new Fault.LayoutChanged());

        assertThat(crawler.sweep(1, sources.get(ID), 5))
                .isInstanceOfSatisfying(
                        SweepStep.Halted.class,
                        halted -> assertThat(halted.toString()).contains(Obstacle.LAYOUT_CHANGED.name()));
    }

    @Test
    void aLookUpFindsPeopleInPrisonAndSaysOfOthersThatTheyAreOut() throws Exception {
        Person held = sites.people("us-nc-dac").getFirst();
        Person out = population.on(LocalDate.parse("2026-11-01")).known(Agency.NORTH_CAROLINA).stream()
                .filter(person -> !person.isHeld())
                .findFirst()
                .orElseThrow();

        assertThat(status(new LookupKey.ByNumber(held.custody().number()))).containsExactly("ACTIVE");
        assertThat(status(new LookupKey.ByNumber(out.custody().number()))).containsExactly("INACTIVE");
        assertThat(status(new LookupKey.ByName(held.family(), held.given()))).contains("ACTIVE");
        assertThat(crawler.lookup(sources).find(ID, new LookupKey.ByNumber("9999999"), Duration.ofSeconds(20)))
                .isInstanceOf(LookupResult.NotListed.class);
    }

    private List<String> status(LookupKey key) throws InterruptedException {
        LookupResult found = crawler.lookup(sources).find(ID, key, Duration.ofSeconds(20));
        assertThat(found).isInstanceOf(LookupResult.Found.class);
        return ((LookupResult.Found) found)
                .sightings().stream()
                        .map(sighting -> sighting.entry().get(EntryField.STATUS).orElse(""))
                        .toList();
    }
}
