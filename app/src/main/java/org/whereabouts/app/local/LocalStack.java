package org.whereabouts.app.local;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.client.RunWatch;
import org.whereabouts.app.key.ApiKeys;
import org.whereabouts.app.server.LogFormat;
import org.whereabouts.app.server.SandboxSources;
import org.whereabouts.app.server.WhereaboutsApplication;
import org.whereabouts.app.terminal.LiveLines;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile.Listing;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;

/**
 * The whole of Whereabouts on this machine: PostgreSQL, Elasticsearch, the synthetic sites, and the application that sweeps them
 * and answers. It ends with {@link #close()}, or with this process, however that ends.
 */
public final class LocalStack implements AutoCloseable {

    /** Sites of our own, on loopback: polite enough, and a first sweep takes seconds. */
    private static final Duration SANDBOX_DELAY = Duration.ofMillis(2);

    private final DataFolder folder;
    private final Teardown teardown = new Teardown();
    private final InstantSource clock;

    /** A stack on this folder, not yet started. */
    public LocalStack(DataFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * A stack that serves.
     *
     * @param url the API
     * @param key the local key
     * @param sites the synthetic sites
     * @param sources the listing sources that were waited for, each with its first sweep behind it
     * @param further the other listing sources, perhaps never swept: {@link FirstSweep#begin}
     */
    public record Serving(URI url, String key, SandboxSites sites, List<String> sources, List<String> further) {}

    /**
     * Starts everything and returns when the listing sources of {@link Breadth#FIRST_FOUR} were swept once. On failure nothing
     * of it is left running.
     *
     * @param phase told in a few words what begins
     * @param lines shows how far the sweeps are
     */
    public Serving start(UpRequest request, Consumer<String> phase, LiveLines lines) {
        try {
            return startAll(request, phase, lines);
        } catch (RuntimeException e) {
            try {
                close();
            } catch (RuntimeException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private Serving startAll(UpRequest request, Consumer<String> phase, LiveLines lines) {
        Ports.requireFree(request.port());
        folder.prepare();
        teardown.add(StackLock.take(folder));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        World world = World.of(request, today);
        StackFile stackFile = new StackFile(folder);
        Stack stack = Stack.starting();
        teardown.add((AutoCloseable) stackFile::delete);
        stackFile.write(stack);

        phase.accept("Starting PostgreSQL and Elasticsearch");
        Servers servers = Servers.start(request, world, teardown);
        world.write(folder);
        SandboxSites sites = teardown.add(SandboxSites.start(
                servers.population(), clock, SiteOptions.defaults().withAhead(Period.ofDays(world.daysAhead()))));
        teardown.add(SandboxWatch.start(sites, world, folder, clock));

        phase.accept("Starting the application");
        ConfigurableApplicationContext application = teardown.add(WhereaboutsApplication.start(
                properties(request, servers), Optional.of(new SandboxSources(overlays(sites)))));
        URI url = URI.create("http://127.0.0.1:" + WhereaboutsApplication.port(application));
        String key = new LocalKey(folder).ensure(application.getBean(ApiKeys.class));
        stack = stack.serving(url, servers.database(), URI.create(servers.elasticsearch()), sites.baseUrls());
        stackFile.write(stack);

        Map<Boolean, List<String>> sources = listing(application.getBean(Sources.class), sites).stream()
                .collect(Collectors.partitioningBy(awaited(world)::contains));
        List<String> first = sources.getOrDefault(true, List.of());
        try (ApiClient client = new ApiClient(url, key)) {
            new FirstSweep(client, new RunWatch(client, clock, lines), phase).ensure(first);
        }
        stackFile.write(stack.ready());
        return new Serving(url, key, sites, first, sources.getOrDefault(false, List.of()));
    }

    /** The agencies whose sweeps are waited for: few enough to be done in seconds, and all that the printed examples ask about. */
    private static Set<String> awaited(World world) {
        return world.spec(Breadth.FIRST_FOUR).shares().keySet().stream()
                .map(Agency::sourceId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, String> properties(UpRequest request, Servers servers) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spring.profiles.active", "local");
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", Integer.toString(request.port()));
        properties.put("whereabouts.database.url", servers.database());
        properties.put("whereabouts.elasticsearch.url", servers.elasticsearch());
        properties.put("whereabouts.captures", request.folder().captures().toString());
        properties.put("logging.file.name", request.folder().applicationLog().toString());
        LogFormat.named(request.environment())
                .ifPresent(format -> properties.put("logging.structured.format.file", format.word()));
        return properties;
    }

    /** Where the played sites are; locators with people who are there for good, so that the gate looks for them here too. */
    private static Map<SourceId, SourceOverlay> overlays(SandboxSites sites) {
        Map<SourceId, SourceOverlay> overlays = new HashMap<>();
        sites.baseUrls()
                .forEach((id, url) ->
                        overlays.put(new SourceId(id), new SourceOverlay(url, SANDBOX_DELAY, sites.canaries(id))));
        sites.webUrls().forEach((id, url) -> overlays.put(new SourceId(id), new SourceOverlay(url, SANDBOX_DELAY)));
        return overlays;
    }

    /** Those that the sandbox plays; a source that somebody added may lead to a site of yesterday. */
    private static List<String> listing(Sources sources, SandboxSites sites) {
        return sources.all().stream()
                .map(Source::profile)
                .filter(profile -> profile.listing() != Listing.SEARCH_ONLY)
                .filter(profile -> sites.baseUrls().containsKey(profile.id().value()))
                .map(profile -> profile.id().value())
                .toList();
    }

    /** Ends everything that was started, the application first. */
    @Override
    public void close() {
        teardown.close();
    }
}
