package org.whereabouts.sandbox.site;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;
import tools.jackson.databind.json.JsonMapper;

/**
 * The locator sites of the agencies that a population has, and the web sites of some of them, each a server of its own on
 * loopback (so each has its own robots.txt), and an administration beside them ({@link AdminPages} describes its paths).
 */
public final class SandboxSites implements AutoCloseable {
    private final SandboxClock clock;
    private final SiteDirectory sites = new SiteDirectory();
    private final Deque<LoopbackServer> servers = new ArrayDeque<>();
    private final URI adminUrl;

    private SandboxSites(Population population, InstantSource instants, SiteOptions options) {
        clock = new SandboxClock(instants, population.spec().epoch(), options.ahead());
        JsonMapper json = JsonMapper.builder().build();
        try {
            for (LocatorSite site : new Locators(json, population, instants, options).all()) {
                String sourceId = site.agency().sourceId();
                RequestLog log = new RequestLog(options.requestsKept());
                Duration crawlDelay = options.crawlDelays().get(sourceId);
                SiteHost host = new SiteHost(site, population, clock, instants, log, crawlDelay);
                sites.add(host, started(sourceId, options.ports().getOrDefault(sourceId, 0), host));
            }
            for (WebSite site : webSites(population)) {
                RequestLog log = new RequestLog(options.requestsKept());
                FacilityBook book = new FacilityBook(
                        population.facilities(site.agency()), population.spec().epoch());
                WebSiteHost host = new WebSiteHost(
                        site, book, clock, instants, log, options.crawlDelays().get(site.id()));
                sites.addWeb(host, started(site.id(), options.ports().getOrDefault(site.id(), 0), host));
            }
            AdminPages admin = new AdminPages(json, clock, sites);
            adminUrl = started("the sandbox's administration", options.adminPort(), admin);
        } catch (RuntimeException e) {
            // Nothing half-started stays behind.
            close();
            throw e;
        }
    }

    /**
     * Starts the sites.
     *
     * @param clock gives the day, moved on by {@link #advance}; its time also counts for tokens and request limits
     * @throws IllegalStateException when a port is in use; none of the sites runs then
     */
    public static SandboxSites start(Population population, InstantSource clock, SiteOptions options) {
        return new SandboxSites(population, clock, options);
    }

    /** Base URL of each locator by source identifier, without a slash at the end. */
    public Map<String, URI> baseUrls() {
        return sites.baseUrls();
    }

    /** Base URL of each agency's web site by its identifier, such as {@code us-pa-doc-web}, without a slash at the end. */
    public Map<String, URI> webUrls() {
        return sites.webUrls();
    }

    /**
     * The base URL of one locator or web site, without a slash at the end.
     *
     * @throws IllegalArgumentException for an unknown site
     */
    public URI baseUrl(String sourceId) {
        return sites.baseUrl(sourceId);
    }

    public URI adminUrl() {
        return adminUrl;
    }

    /** How many people a site shows today, as the site itself would count. */
    public long listed(String sourceId) {
        return sites.host(sourceId).people().size();
    }

    /** The people whom a site shows today. Some sites' include released ones, as BOP's do. */
    public List<Person> people(String sourceId) {
        return sites.host(sourceId).people();
    }

    /** The numbers, as the site's list shows them, of the people whom it shows today. */
    public List<String> listedNumbers(String sourceId) {
        return sites.host(sourceId).listedNumbers();
    }

    /** Numbers, as the site's list shows them, of a few people who are there for good, however many days pass. */
    public List<String> canaries(String sourceId) {
        return sites.host(sourceId).canaries();
    }

    /**
     * Lets days pass.
     *
     * @throws IllegalArgumentException for a negative period, or one of more than ten years
     */
    public void advance(Period by) {
        clock.advance(by);
    }

    /** The day on which the sites are: the clock's in UTC plus what was advanced, at least the population's epoch. */
    public LocalDate today() {
        return clock.today();
    }

    /** Breaks a site, or with {@link Fault#NONE} mends it. */
    public void inject(String sourceId, Fault fault) {
        sites.played(sourceId).inject(fault);
    }

    public Fault fault(String sourceId) {
        return sites.played(sourceId).fault();
    }

    /** How many requests a site got since it was started, robots.txt included. */
    public long requestCount(String sourceId) {
        return sites.played(sourceId).log().total();
    }

    /** The latest requests of a site, oldest first, at most {@link SiteOptions#requestsKept()}. */
    public List<ReceivedRequest> latestRequests(String sourceId) {
        return sites.played(sourceId).log().latest();
    }

    @Override
    public void close() {
        while (!servers.isEmpty()) {
            servers.pop().close();
        }
    }

    private static List<WebSite> webSites(Population population) {
        return Stream.of(new PaDocWeb(), new TdcjWeb(), new BopWeb())
                .filter(site -> population.spec().shares().containsKey(site.agency()))
                .toList();
    }

    private URI started(String name, int port, LoopbackServer.Handler handler) {
        LoopbackServer server = LoopbackServer.start(name, port, handler);
        servers.push(server);
        return server.baseUrl();
    }
}
