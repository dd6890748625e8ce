package org.whereabouts.sandbox.site;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.Snapshot;

/** Runs one locator: its day and whom it lists then. */
final class SiteHost extends PlayedSite {
    private record Opened(LocalDate day, List<Person> people, Roster roster, List<Person> former) {}

    private final LocatorSite site;
    private final Population population;
    private final SandboxClock today;
    private @Nullable Opened opened;

    SiteHost(
            LocatorSite site,
            Population population,
            SandboxClock today,
            InstantSource clock,
            RequestLog log,
            @Nullable Duration crawlDelay) {
        super(site.agency().sourceId(), site.disallowed(), crawlDelay, clock, log);
        this.site = site;
        this.population = population;
        this.today = today;
    }

    @Override
    SiteResponse page(SiteRequest request, Fault current) {
        return FaultPages.insteadOfPages(current, site::rateLimited)
                .orElseGet(() -> site.answer(request, day(current)));
    }

    List<Person> people() {
        return open().people();
    }

    List<String> listedNumbers() {
        return people().stream().map(site::listedNumber).toList();
    }

    List<String> canaries() {
        return population.servingLife(site.agency()).stream()
                .map(site::listedNumber)
                .toList();
    }

    private SiteDay day(Fault current) {
        Opened day = open();
        Roster roster = current instanceof Fault.DropsSomebody
                ? Roster.of(day.people().stream()
                        .filter(person ->
                                !site.listedNumber(person).equals(canaries().getFirst()))
                        .toList())
                : day.roster();
        return new SiteDay(day.day(), roster, day.former(), current instanceof Fault.LayoutChanged);
    }

    private synchronized Opened open() {
        LocalDate day = today.today();
        Opened current = opened;
        if (current == null || !current.day().equals(day)) {
            Snapshot snapshot = population.on(day);
            List<Person> people = site.listed(snapshot);
            current = new Opened(day, people, Roster.of(people), site.former(snapshot));
            opened = current;
        }
        return current;
    }
}
