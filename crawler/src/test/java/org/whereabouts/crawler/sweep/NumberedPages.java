package org.whereabouts.crawler.sweep;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.ShippedSources;

/** The plainest site: numbered pages with one synthetic person each; remembers when it was asked, and reads itself. */
final class NumberedPages implements Source, AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Long> asked = Collections.synchronizedList(new ArrayList<>());
    private final SourceProfile profile;
    private final int pages;

    private NumberedPages(HttpServer server, SourceProfile profile, int pages) {
        this.server = server;
        this.profile = profile;
        this.pages = pages;
    }

    static NumberedPages start(String id, int pages, Duration delay) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        NumberedPages site =
                new NumberedPages(server, profile(new SourceId(id), new SourceOverlay(url, delay), null), pages);
        server.createContext("/", exchange -> {
            try (exchange) {
                site.asked.add(System.nanoTime());
                boolean robots = exchange.getRequestURI().getPath().equals("/robots.txt");
                byte[] body = exchange.getRequestURI().getPath().substring(1).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("content-type", "text/plain");
                exchange.sendResponseHeaders(robots ? 404 : 200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.setExecutor(site.threads);
        server.start();
        return site;
    }

    /** A shipped profile under another name. */
    static SourceProfile profile(SourceId id, SourceOverlay overlay, @Nullable Integer dailyRequests) {
        SourceProfile like =
                ShippedSources.load().get(new SourceId("us-pa-doc")).profile().overlaid(overlay);
        return new SourceProfile(
                id,
                like.agency(),
                like.level(),
                like.state(),
                like.adapter(),
                like.baseUrl(),
                like.settings(),
                like.timeZone(),
                like.delay(),
                like.window(),
                dailyRequests,
                like.charset(),
                like.schedule(),
                like.listing(),
                like.absenceMeans(),
                like.renewed(),
                like.detailsGoodFor(),
                like.freshFor(),
                like.number(),
                like.words(),
                like.bounds(),
                like.file(),
                like.canaries(),
                like.evidence(),
                like.enabled(),
                like.terms(),
                like.notes());
    }

    /** When requests came, robots.txt first, by {@link System#nanoTime()}. */
    List<Long> asked() {
        return List.copyOf(asked);
    }

    /** The shortest time between two requests. */
    Duration shortestGap() {
        List<Long> times = asked().stream().sorted().toList();
        return Duration.ofNanos(IntStream.range(1, times.size())
                .mapToLong(i -> times.get(i) - times.get(i - 1))
                .min()
                .orElseThrow());
    }

    @Override
    public SourceProfile profile() {
        return profile;
    }

    @Override
    public Stream<Search> sweep() {
        return IntStream.range(0, pages)
                .mapToObj(page -> new Search("page=" + page, true, PageRequest.get("list", "/" + page)));
    }

    @Override
    public PageOutcome parse(Page page) {
        String number = page.body().text(StandardCharsets.UTF_8);
        RosterEntry person =
                RosterEntry.builder().put(EntryField.NUMBER, number).build();
        return new PageOutcome.Roster(List.of(person), OptionalInt.of(1), List.of());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
