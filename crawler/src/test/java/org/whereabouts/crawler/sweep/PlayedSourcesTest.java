package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;

/** Every source that lists people and that the sandbox plays, swept whole. */
class PlayedSourcesTest {

    private static final LocalDate EPOCH = LocalDate.parse("2026-11-01");
    private static final int PEOPLE = 150;
    private static final int STEPS = 60_000;

    @TempDir
    Path directory;

    static Stream<Agency> played() {
        return Stream.of(Agency.values())
                .filter(agency -> ShippedSources.load()
                        .find(new SourceId(agency.sourceId()))
                        .filter(source -> source.profile().listing() != SourceProfile.Listing.SEARCH_ONLY)
                        .isPresent());
    }

    @ParameterizedTest
    @MethodSource("played")
    void aStillSiteIsFoundWholeAndNobodyTwice(Agency agency) throws InterruptedException {
        try (Swept swept = new Swept(agency, 1)) {
            assertThat(swept.crawler.sweep(1, swept.source, STEPS)).isInstanceOf(SweepStep.Finished.class);

            List<String> found = swept.found(1);
            assertThat(new TreeSet<>(found)).isEqualTo(new TreeSet<>(swept.listed()));
            assertThat(swept.foundOnLists(1)).as("nobody twice").doesNotHaveDuplicates();
            assertThat(swept.crawler.driver.progress(1).people()).isEqualTo(found.size());
        }
    }

    /** Ten days pass with every few requests of the first part of the sweep: people come and go while their list is read. */
    @ParameterizedTest
    @MethodSource("played")
    void whoIsListedThroughoutIsFoundOnAMovingSite(Agency agency) throws InterruptedException {
        assertNobodyIsLostWhileTheListMoves(agency, 1);
    }

    @Tag("drill")
    @ParameterizedTest
    @MethodSource("played")
    void whoIsListedThroughoutIsFoundHoweverTheSiteMoves(Agency agency) throws InterruptedException {
        for (int seed = 2; seed <= 9; seed++) {
            assertNobodyIsLostWhileTheListMoves(agency, seed);
        }
    }

    private void assertNobodyIsLostWhileTheListMoves(Agency agency, int seed) throws InterruptedException {
        try (Swept swept = new Swept(agency, seed)) {
            Set<String> throughout = new HashSet<>(swept.listed());

            SweepStep end = new MovingSite(swept, 2 + seed % 5, throughout).sweep();

            if (end instanceof SweepStep.Halted(String outcome, String detail)) {
                assertThat(outcome).as(detail).isEqualTo("LIST_MOVED");
            } else {
                assertThat(end).isInstanceOf(SweepStep.Finished.class);
                assertThat(new HashSet<>(swept.found(1))).as("seed %d", seed).containsAll(throughout);
            }
        }
    }

    /** A site on which days pass while it is asked. */
    private static final class MovingSite {

        private static final int MOVES = 6;

        private final Swept swept;
        private final int every;
        private final Set<String> throughout;
        private int asked;

        MovingSite(Swept swept, int every, Set<String> throughout) {
            this.swept = swept;
            this.every = every;
            this.throughout = throughout;
        }

        SweepStep sweep() throws InterruptedException {
            swept.crawler.driver.takeUp(1, swept.source);
            for (int step = 0; step < STEPS; step++) {
                SweepStep last = swept.crawler.driver.advance(1, swept.source, this::move);
                switch (last) {
                    case SweepStep.Advanced() -> {}
                    case SweepStep.Waiting waiting -> swept.crawler.pause.until(waiting.until());
                    case SweepStep.Finished _, SweepStep.Halted _ -> {
                        return last;
                    }
                }
            }
            throw new AssertionError("no end after " + STEPS + " steps");
        }

        /** Asked before each request. */
        private boolean move() {
            asked++;
            if (asked % every == 0 && asked / every <= MOVES) {
                swept.sites.advance(Period.ofDays(10));
                throughout.retainAll(new HashSet<>(swept.listed()));
            }
            return true;
        }
    }

    private final class Swept implements AutoCloseable {

        private final Agency agency;
        private final SandboxSites sites;
        private final CrawlerFixture crawler;
        private final Source source;

        Swept(Agency agency, long seed) {
            this.agency = agency;
            this.sites = SandboxSites.start(
                    Population.generate(PopulationSpec.only(agency, seed, PEOPLE, EPOCH)),
                    InstantSource.system(),
                    SiteOptions.defaults());
            this.crawler = new CrawlerFixture(directory.resolve("captures-" + seed));
            Map<String, URI> urls = sites.baseUrls();
            assertThat(urls).as("a site of the sandbox").containsKey(agency.sourceId());
            this.source = CrawlerFixture.sources(urls, Duration.ofMillis(1)).get(new SourceId(agency.sourceId()));
        }

        List<String> listed() {
            return sites.listedNumbers(agency.sourceId());
        }

        List<String> found(long runId) {
            return IndexedPeople.numbers(crawler.captures, runId, source);
        }

        /** Number and status: Florida has people on several of its lists, each of a status of its own. */
        List<String> foundOnLists(long runId) {
            return IndexedPeople.entries(crawler.captures, runId, source).stream()
                    .map(entry -> entry.get(EntryField.NUMBER) + " " + entry.get(EntryField.STATUS))
                    .toList();
        }

        @Override
        public void close() {
            crawler.close();
            sites.close();
        }
    }
}
