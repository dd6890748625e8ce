package org.whereabouts.benchmarks.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.command.Setting;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.benchmarks.crawl.Contender.Cost;
import org.whereabouts.benchmarks.measure.CpuTime;
import org.whereabouts.benchmarks.measure.Figure;
import org.whereabouts.benchmarks.measure.Folders;
import org.whereabouts.benchmarks.measure.Report;
import org.whereabouts.benchmarks.measure.Spread;
import org.whereabouts.benchmarks.site.SiteProcess;
import org.whereabouts.sandbox.server.LocalPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Processor time for each page: our fetcher, captures and parser against crawler4j's fetcher and parser, and a whole sweep of
 * ours against its whole crawl. Rounds alternate, each in a JVM of its own with the same heap.
 */
@Command(
        name = "crawl",
        mixinStandardHelpOptions = true,
        description = {
            "Processor time for each page fetched, captured and parsed; peer: crawler4j 5.1.0 on the same pages.",
            "Ours fetches, captures to WARC with an index in PostgreSQL, and parses; crawler4j fetches and parses.",
            "Beside it the whole of both: our sweep, with robots.txt, slots and frontier in PostgreSQL, and crawler4j's"
                    + " crawl, which stores nothing. PostgreSQL's time is counted with ours.",
            "Time of the just-in-time compilers is told apart: a long crawl pays it once."
        },
        footer = {"Examples:", "  whereabouts bench crawl --rounds 5"})
public final class CrawlBenchmark implements Callable<Integer> {

    /** One for each pair of first letters. */
    private static final int MOST_SEARCHES = 26 * 26;

    @Option(
            names = "--searches",
            paramLabel = "N",
            defaultValue = "50",
            description = "Searches on each host. Default: ${DEFAULT-VALUE}.")
    private int searches;

    @Option(
            names = "--pages",
            paramLabel = "N",
            defaultValue = "10",
            description = "Pages of each search. Default: ${DEFAULT-VALUE}.")
    private int pages;

    @Option(
            names = "--hosts",
            paramLabel = "N",
            defaultValue = "2",
            description = "Hosts asked at the same time, each for one page after the other. Default: ${DEFAULT-VALUE}.")
    private int hosts;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "12",
            description = "Rounds before the first that counts. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "15", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--recordings",
            paramLabel = "DIR",
            description = "Leave a flight recording of each crawler there, which costs a little time itself.")
    private @Nullable Path recordings;

    @Option(names = "--json", description = "Print JSON, every round in it, instead of a table.")
    private boolean json;

    private final Setting setting;

    public CrawlBenchmark(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException {
        if (searches < 1 || searches > MOST_SEARCHES) {
            throw new OperatorException(
                    ExitCode.USAGE, "--searches must be 1 to " + MOST_SEARCHES + ", not " + searches + ".");
        }
        Path scratch = Files.createTempDirectory("whereabouts-bench-");
        setting.terminal().hint("Starting PostgreSQL, the site and the crawlers ...");
        try (LocalPostgres postgres = LocalPostgres.start(scratch.resolve("postgres"));
                SiteProcess site = SiteProcess.start(hosts, pages);
                Contender ours = start("whereabouts-parts", OurFetchCaptureParse.class, scratch, postgres);
                Contender sweep = start("whereabouts", OurCrawl.class, scratch, postgres);
                Contender peer = start("crawler4j-parts", PeerFetchAndParse.class, scratch, null);
                Contender crawl = start("crawler4j", PeerCrawl.class, scratch, null)) {
            Work work = new Work(site.hosts(), postgres.jdbcUrl(), "", 0, searches, pages);
            List<Contender> contenders = List.of(ours, peer, sweep, crawl);
            for (int round = 1; round <= warmUp + rounds; round++) {
                boolean counts = round > warmUp;
                setting.terminal()
                        .hint(counts ? "Round " + (round - warmUp) + " of " + rounds + " ..." : "Warming up ...");
                // There and back again: who comes first has the same chances as who comes last.
                for (Contender contender : round % 2 == 0 ? contenders : contenders.reversed()) {
                    if (counts) {
                        contender.measure(work.in(round));
                    } else {
                        contender.warmUp(work.in(round));
                    }
                }
            }
            report(ours, peer, sweep, crawl).print(setting.terminal(), json);
        } finally {
            Folders.delete(scratch);
        }
        return ExitCode.OK.number();
    }

    private Contender start(String name, Class<?> main, Path scratch, @Nullable LocalPostgres postgres) {
        Supplier<Duration> database = postgres == null ? () -> Duration.ZERO : () -> CpuTime.ofTree(postgres.pid());
        return Contender.start(name, main, scratch, database, recordings);
    }

    private Report report(Contender ours, Contender peer, Contender sweep, Contender crawl) {
        SequencedMap<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("hosts", hosts);
        sizes.put("searches", searches);
        sizes.put("pages", pages);
        sizes.put("rounds", rounds);
        return new Report(
                "crawl",
                sizes,
                List.of(
                        cost("ours", "Whereabouts: fetch, capture, parse", ours.millis()),
                        cost("oursPostgres", "  of it PostgreSQL", ours.databaseMillis()),
                        cost("peer", "crawler4j: fetch, parse", peer.millis()),
                        Figure.of("ratio", "ratio", ours.ratioTo(peer, Cost::millis), "", 2)
                                .atMost(1),
                        Figure.of(
                                "ratioWithCompilers",
                                "ratio, compilers counted",
                                ours.ratioTo(peer, Cost::withCompilers),
                                "",
                                2),
                        cost("sweep", "Whereabouts: whole sweep", sweep.millis()),
                        cost("sweepPostgres", "  of it PostgreSQL", sweep.databaseMillis()),
                        cost("crawl", "crawler4j: whole crawl", crawl.millis()),
                        Figure.of("wholeRatio", "ratio", sweep.ratioTo(crawl, Cost::millis), "", 2)),
                List.of(ours.measured(), peer.measured(), sweep.measured(), crawl.measured()));
    }

    private static Figure cost(String key, String what, Spread millis) {
        return Figure.of(key, what, millis, "ms/page", 2);
    }
}
