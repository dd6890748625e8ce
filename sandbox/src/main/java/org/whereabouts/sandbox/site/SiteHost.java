package org.whereabouts.sandbox.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;

/** Runs one site: its day, its robots.txt, its faults and the log of its requests. */
final class SiteHost implements PlayedSite {
    private record Opened(LocalDate day, List<Person> people, Roster roster) {}

    private final LocatorSite site;
    private final Population population;
    private final SandboxClock today;
    private final InstantSource clock;
    private final RequestLog log;
    private final @Nullable Duration crawlDelay;
    private volatile Fault fault = Fault.NONE;
    private @Nullable Opened opened;

    SiteHost(
            LocatorSite site,
            Population population,
            SandboxClock today,
            InstantSource clock,
            RequestLog log,
            @Nullable Duration crawlDelay) {
        this.site = site;
        this.population = population;
        this.today = today;
        this.clock = clock;
        this.log = log;
        this.crawlDelay = crawlDelay;
    }

    @Override
    public LoopbackServer.Answer answer(SiteRequest request) {
        Instant at = clock.instant();
        Fault current = fault;
        SiteResponse response = request.path().equals("/robots.txt")
                ? robots(current)
                : FaultPages.insteadOfPages(current, site::rateLimited)
                        .orElseGet(() -> site.answer(request, day(current)));
        log.received(at, request, response.status());
        return new LoopbackServer.Answer(response, current instanceof Fault.Slow slow ? slow.delay() : Duration.ZERO);
    }

    @Override
    public String sourceId() {
        return site.agency().sourceId();
    }

    @Override
    public Fault fault() {
        return fault;
    }

    @Override
    public void inject(Fault next) {
        fault = next;
    }

    @Override
    public RequestLog log() {
        return log;
    }

    List<Person> people() {
        return open().people();
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
        return new SiteDay(day.day(), roster, current instanceof Fault.LayoutChanged);
    }

    private synchronized Opened open() {
        LocalDate day = today.today();
        Opened current = opened;
        if (current == null || !current.day().equals(day)) {
            List<Person> people = site.listed(population.on(day));
            current = new Opened(day, people, Roster.of(people));
            opened = current;
        }
        return current;
    }

    private SiteResponse robots(Fault current) {
        if (current instanceof Fault.Down) {
            return FaultPages.down();
        }
        return RobotsText.of(site.disallowed(), crawlDelay);
    }
}
