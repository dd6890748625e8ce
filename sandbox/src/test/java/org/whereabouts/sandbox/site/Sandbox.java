package org.whereabouts.sandbox.site;

import java.time.Instant;
import java.time.LocalDate;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;

/** Running sites over the same people, with a clock that the test moves. */
record Sandbox(SandboxSites sites, MovableClock clock) implements AutoCloseable {
    static final LocalDate EPOCH = LocalDate.of(2026, 11, 1);

    static Sandbox open(SiteOptions options) {
        return open(6_000, options);
    }

    static Sandbox open(int people, SiteOptions options) {
        return of(new PopulationSpec(42, people, EPOCH), options);
    }

    /** The site of one agency alone. */
    static Sandbox of(Agency agency, int people, SiteOptions options) {
        return of(PopulationSpec.only(agency, 42, people, EPOCH), options);
    }

    private static Sandbox of(PopulationSpec spec, SiteOptions options) {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-01T12:00:00Z"));
        return new Sandbox(SandboxSites.start(Population.generate(spec), clock, options), clock);
    }

    Visitor visitor(String sourceId) {
        return new Visitor(sites.baseUrl(sourceId));
    }

    Visitor administrator() {
        return new Visitor(sites.adminUrl());
    }

    @Override
    public void close() {
        sites.close();
    }
}
