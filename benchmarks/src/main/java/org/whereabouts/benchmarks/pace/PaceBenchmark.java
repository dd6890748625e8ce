package org.whereabouts.benchmarks.pace;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.whereabouts.app.command.Setting;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.benchmarks.measure.CpuTime;
import org.whereabouts.benchmarks.measure.Figure;
import org.whereabouts.benchmarks.measure.Folders;
import org.whereabouts.benchmarks.measure.Report;
import org.whereabouts.benchmarks.product.Crawler;
import org.whereabouts.benchmarks.product.PartOfSweep;
import org.whereabouts.benchmarks.product.Sweeps;
import org.whereabouts.benchmarks.site.SiteProcess;
import org.whereabouts.benchmarks.site.SiteProcess.Seen;
import org.whereabouts.crawler.sweep.SweepDriver;
import org.whereabouts.sandbox.server.LocalPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long sweeps of many hosts side by side take, against the bound that politeness sets: requests times delay. That the
 * delay was kept is measured where it counts, at the hosts.
 */
@Command(
        name = "pace",
        mixinStandardHelpOptions = true,
        description = {
            "Wall time of sweeps against the politeness bound (requests x delay); floor: a bare timer and HTTP client.",
            "Each host is swept by a run of its own. Requests are counted at the hosts, robots.txt among them."
        },
        footer = {"Examples:", "  whereabouts bench pace --hosts 30 --delay 200 --requests 60"})
public final class PaceBenchmark implements Callable<Integer> {

    private static final double MOST = 1.05;
    private static final int PAGES_OF_SEARCH = 10;
    private static final int MOST_REQUESTS = 26 * 26 * PAGES_OF_SEARCH;
    private static final int WARM_UP_SEARCHES = 2;
    private static final int CONNECTIONS = 10;

    @Option(names = "--hosts", paramLabel = "N", defaultValue = "30", description = "Default: ${DEFAULT-VALUE}.")
    private int hosts;

    @Option(
            names = "--delay",
            paramLabel = "MS",
            defaultValue = "200",
            description = "Least time between two requests to a host, in milliseconds. Default: ${DEFAULT-VALUE}.")
    private int delayMillis;

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "60",
            description = "Pages asked of each host, a multiple of 10. Default: ${DEFAULT-VALUE}.")
    private int requests;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    private final Setting setting;

    public PaceBenchmark(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (requests < PAGES_OF_SEARCH || requests > MOST_REQUESTS || requests % PAGES_OF_SEARCH != 0) {
            throw new OperatorException(
                    ExitCode.USAGE, "--requests must be a multiple of " + PAGES_OF_SEARCH + " up to " + MOST_REQUESTS + ", not " + requests + ".");
        }
        Path scratch = Files.createTempDirectory("whereabouts-bench-");
        setting.terminal().hint("Starting PostgreSQL and the sites ...");
        try (LocalPostgres postgres = LocalPostgres.start(scratch.resolve("postgres"));
                Crawler crawler = new Crawler(postgres.jdbcUrl(), scratch.resolve("captures"), CONNECTIONS)) {
            Sweeps sweeps = new Sweeps(crawler.part(SweepDriver.class));
            setting.terminal().hint("Warming up ...");
            try (SiteProcess site = SiteProcess.start(hosts, PAGES_OF_SEARCH)) {
                sweeps.run(1, sources(site, Duration.ZERO, WARM_UP_SEARCHES));
            }
            Polite polite = polite(sweeps, postgres.pid());
            Floor floor = floor(polite.requestsOfHost());
            report(polite, floor).print(setting.terminal(), json);
        } finally {
            Folders.delete(scratch);
        }
        return ExitCode.OK.number();
    }

    /** What was seen of the sweeps. */
    private record Polite(Duration wall, long requestsOfHost, Duration smallestGap, Duration cpu, int pages) {}

    /** What was seen of the floor. */
    private record Floor(Duration wall, Duration smallestGap) {}

    private Polite polite(Sweeps sweeps, long postgres) throws InterruptedException {
        try (SiteProcess site = SiteProcess.start(hosts, PAGES_OF_SEARCH)) {
            setting.terminal().hint("Sweeping " + hosts + " hosts, at least " + bound(requests).toSeconds() + " s ...");
            List<PartOfSweep> sources = sources(site, Duration.ofMillis(delayMillis), requests / PAGES_OF_SEARCH);
            Duration before = CpuTime.ofThisProcess().plus(CpuTime.ofTree(postgres));
            long begin = System.nanoTime();
            int pages = sweeps.run(hosts + 1L, sources);
            Duration wall = Duration.ofNanos(System.nanoTime() - begin);
            Duration cpu = CpuTime.ofThisProcess().plus(CpuTime.ofTree(postgres)).minus(before);
            List<Seen> seen = site.seen();
            long most = seen.stream().mapToLong(Seen::requests).max().orElseThrow();
            return new Polite(wall, most, smallestGap(seen), cpu, pages);
        }
    }

    private Floor floor(long requestsOfHost) throws InterruptedException {
        try (SiteProcess site = SiteProcess.start(hosts, PAGES_OF_SEARCH)) {
            setting.terminal().hint("The floor ...");
            BarePace bare = new BarePace(Duration.ofMillis(delayMillis), PAGES_OF_SEARCH);
            bare.run(site.hosts(), 2);
            long begin = System.nanoTime();
            bare.run(site.hosts(), Math.toIntExact(requestsOfHost));
            return new Floor(Duration.ofNanos(System.nanoTime() - begin), smallestGap(site.seen()));
        }
    }

    private static Duration smallestGap(List<Seen> seen) {
        return seen.stream().map(Seen::smallestGap).min(Duration::compareTo).orElseThrow();
    }

    private static List<PartOfSweep> sources(SiteProcess site, Duration delay, int searches) {
        return site.hosts().stream()
                .map((URI host) -> new PartOfSweep(Crawler.texas(host, delay), searches))
                .toList();
    }

    private Duration bound(long requestsOfHost) {
        return Duration.ofMillis(requestsOfHost * delayMillis);
    }

    private Report report(Polite polite, Floor floor) {
        SequencedMap<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("hosts", hosts);
        sizes.put("delayMillis", delayMillis);
        sizes.put("requests", requests);
        double bound = seconds(bound(polite.requestsOfHost()));
        return new Report(
                "pace",
                sizes,
                List.of(
                        Figure.of("requestsOfHost", "requests to the slowest host", polite.requestsOfHost(), "", 0),
                        Figure.of("bound", "bound: requests x delay", bound, "s", 2),
                        Figure.of("floor", "floor: bare timer and client", seconds(floor.wall()), "s", 2),
                        Figure.of("wall", "sweeps", seconds(polite.wall()), "s", 2),
                        Figure.of("ratio", "sweeps / bound", seconds(polite.wall()) / bound, "", 3)
                                .atMost(MOST),
                        Figure.of("ratioOfFloor", "floor / bound", seconds(floor.wall()) / bound, "", 3),
                        Figure.of("smallestGap", "smallest gap seen by a host", millis(polite.smallestGap()), "ms", 1)
                                .atLeast(delayMillis),
                        Figure.of("cpu", "CPU, PostgreSQL included", millis(polite.cpu()) / polite.pages(), "ms/page", 2)),
                List.of());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
