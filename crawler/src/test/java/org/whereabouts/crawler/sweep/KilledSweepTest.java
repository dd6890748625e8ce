package org.whereabouts.crawler.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;

/** {@code kill -9} in the middle of a sweep costs the search in flight, and nothing and nobody else. */
class KilledSweepTest {

    @TempDir
    Path directory;

    private SandboxSites sites;

    @BeforeEach
    void start() {
        Population population = Population.generate(new PopulationSpec(7, 2_000, LocalDate.parse("2026-11-01")));
        sites = SandboxSites.start(population, InstantSource.system(), SiteOptions.defaults());
    }

    @AfterEach
    void stop() {
        sites.close();
    }

    @Test
    void aSweepKilledThreeTimesFindsWhomAnUndisturbedOneFinds() throws IOException, InterruptedException {
        new KilledSweep(sites, "us-pa-doc", directory, 3).prove(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-tx-tdcj", "us-ky-campbell", "us-pa-doc"})
    @Tag("drill")
    void aSweepKilledTwentyTimesFindsWhomAnUndisturbedOneFinds(String source) throws IOException, InterruptedException {
        Map<Moment, Integer> killedWhile = new KilledSweep(sites, source, directory, 20).prove(20);

        System.out.println(source + ": killed while " + killedWhile);
    }
}
