package org.whereabouts.crawler.polite;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.fetch.FetchLimits;
import org.whereabouts.crawler.fetch.Fetcher;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.robots.RobotsGate;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Politeness;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.throttle.HostThrottle;
import org.whereabouts.crawler.throttle.Pause;
import org.whereabouts.crawler.throttle.Priority;
import org.whereabouts.crawler.throttle.ThrottleSettings;

/** One process of several that ask the same hosts, in an order of its own, through the crawler's real parts. */
final class AskingProcess {

    private AskingProcess() {}

    /** Arguments: database, gap in milliseconds, threads, requests to each host, seed, ports separated by commas. */
    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().start(() -> {
            RecordingHosts.waitForEndOfInput();
            Runtime.getRuntime().halt(1);
        });
        Duration gap = Duration.ofMillis(Long.parseLong(arguments[1]));
        int threads = Integer.parseInt(arguments[2]);
        int requests = Integer.parseInt(arguments[3]);
        Random random = new Random(Long.parseLong(arguments[4]));
        List<Politeness> order = new ArrayList<>();
        for (String port : arguments[5].split(",", -1)) {
            Politeness site = new Politeness(
                    new SourceId("us-xx-" + port),
                    URI.create("http://127.0.0.1:" + port),
                    gap,
                    ZoneOffset.UTC,
                    null,
                    null);
            order.addAll(Collections.nCopies(requests, site));
        }
        Collections.shuffle(order, random);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(arguments[0]);
            pool.setMaximumPoolSize(Math.min(threads + 1, 12));
            System.out.println("answered " + ask(pool, threads, new ConcurrentLinkedQueue<>(order), random));
        }
    }

    private static int ask(HikariDataSource pool, int threads, Queue<Politeness> sites, Random random)
            throws InterruptedException, ExecutionException {
        InstantSource clock = InstantSource.system();
        JdbcClient database = JdbcClient.create(pool);
        ThrottleSettings settings = new ThrottleSettings(FetchLimits.DEFAULT.request(), null);
        HostThrottle throttle =
                new HostThrottle(database, settings, Pause.sleeping(clock), clock, random, UUID::randomUUID);
        int answered = 0;
        try (Fetcher fetcher = new Fetcher(
                        AddressRule.LOOPBACK_ONLY,
                        FetchLimits.DEFAULT,
                        "Whereabouts/test (+mailto:test@example.org)",
                        clock);
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            PoliteClient client = new PoliteClient(
                    fetcher,
                    throttle,
                    new RobotsGate(database, fetcher, throttle, CrawlMonitor.SILENT, clock),
                    CrawlMonitor.SILENT,
                    clock);
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                counts.add(workers.submit(() -> askAll(client, sites, clock)));
            }
            for (Future<Integer> count : counts) {
                answered += count.get();
            }
        }
        return answered;
    }

    private static int askAll(PoliteClient client, Queue<Politeness> sites, InstantSource clock)
            throws InterruptedException {
        int answered = 0;
        for (Politeness site = sites.poll(); site != null; site = sites.poll()) {
            Asked asked = client.ask(new Ask(
                    site,
                    PageRequest.get("page", "/list"),
                    new Cookies(),
                    Priority.SWEEP,
                    Validators.NONE,
                    clock.instant().plus(Duration.ofMinutes(10))));
            if (asked instanceof Asked.Answered) {
                answered++;
            } else {
                System.err.println(asked);
            }
        }
        return answered;
    }
}
