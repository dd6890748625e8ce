package org.whereabouts.sandbox.site;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;

/** The site of one county jail of {@value #PEOPLE} people, and somebody who asks it. */
record JailSites(String id, SandboxSites sites, Visitor visitor) implements AutoCloseable {
    static final int PEOPLE = 65;

    static JailSites of(Agency agency) {
        Population population = Population.generate(PopulationSpec.only(agency, 42, PEOPLE, Sandbox.EPOCH));
        SandboxSites sites = SandboxSites.start(
                population, new MovableClock(Instant.parse("2026-11-01T12:00:00Z")), SiteOptions.defaults());
        return new JailSites(agency.sourceId(), sites, new Visitor(sites.baseUrl(agency.sourceId())));
    }

    /** The numbers of the stays of all who are listed. */
    Set<String> numbers() {
        return sites.people(id).stream()
                .map(person -> person.custody().number())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        visitor.close();
        sites.close();
    }
}
