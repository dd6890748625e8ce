package org.whereabouts.benchmarks.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.command.Setting;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.benchmarks.measure.CpuTime;
import org.whereabouts.benchmarks.measure.Figure;
import org.whereabouts.benchmarks.measure.Folders;
import org.whereabouts.benchmarks.measure.Report;
import org.whereabouts.benchmarks.site.SiteProcess;
import org.whereabouts.sandbox.server.LocalPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Processor time for each page: our crawler, which asks robots.txt and the throttle, captures, indexes and parses, against
 * crawler4j, which fetches and parses. Rounds alternate, each crawler in a JVM of its own with the same heap.
 */
@Command(
        name = "crawl",
        mixinStandardHelpOptions = true,
        description = {
            "Processor time for each page fetched, captured and parsed; peer: crawler4j 5.1.0 on the same pages.",
            "Ours is a whole sweep: robots.txt, slots, frontier and captures in PostgreSQL, whose time is counted too."
                    + " crawler4j stores nothing; it is measured as a whole, with its own frontier, and once more with"
                    + " its fetcher and parser called by themselves."
        },
        footer = {"Examples:", "  whereabouts bench crawl --rounds 7"})
public final class CrawlBenchmark implements Callable<Integer> {

    /** One for each pair of first letters. */
    private static final int MOST_SEARCHES = 26 * 26;

    private static final Duration NO_DATABASE = Duration.ZERO;

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
            defaultValue = "4",
            description = "Rounds before the first that counts. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
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
                Contender ours = Contender.start(
                        "whereabouts", OurCrawl.class, scratch, () -> CpuTime.ofTree(postgres.pid()), recordings);
                Contender peer = Contender.start("crawler4j", PeerCrawl.class, scratch, () -> NO_DATABASE, recordings);
                Contender parts = Contender.start(
                        "crawler4j-parts", PeerFetchAndParse.class, scratch, () -> NO_DATABASE, recordings)) {
            Work work = new Work(site.hosts(), postgres.jdbcUrl(), "", 0, searches, pages);
            List<Contender> contenders = List.of(ours, peer, parts);
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
            report(ours, peer, parts).print(setting.terminal(), json);
        } finally {
            Folders.delete(scratch);
        }
        return ExitCode.OK.number();
    }

    private Report report(Contender ours, Contender peer, Contender parts) {
        SequencedMap<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("hosts", hosts);
        sizes.put("searches", searches);
        sizes.put("pages", pages);
        sizes.put("rounds", rounds);
        String unit = "ms CPU/page";
        return new Report(
                "crawl",
                sizes,
                List.of(
                        Figure.of("whereaboutsJvm", "Whereabouts, JVM", ours.jvmMillis(), unit, 2),
                        Figure.of("whereaboutsPostgres", "Whereabouts, PostgreSQL", ours.databaseMillis(), unit, 2),
                        Figure.of("whereabouts", "Whereabouts, together", ours.millis(), unit, 2),
                        Figure.of("crawler4j", "crawler4j, its whole crawl", peer.millis(), unit, 2),
                        Figure.of("crawler4jParts", "crawler4j, fetch and parse alone", parts.millis(), unit, 2),
                        Figure.of("ratio", "Whereabouts / crawler4j", ours.ratioTo(peer), "", 2)
                                .atMost(1),
                        Figure.of(
                                "ratioToParts", "Whereabouts / its fetch and parse alone", ours.ratioTo(parts), "", 2)),
                List.of(ours.measured(), peer.measured(), parts.measured()));
    }
}
