package org.whereabouts.benchmarks.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.whereabouts.app.command.Setting;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.benchmarks.measure.CpuTime;
import org.whereabouts.benchmarks.measure.Figure;
import org.whereabouts.benchmarks.measure.Folders;
import org.whereabouts.benchmarks.measure.Report;
import org.whereabouts.benchmarks.measure.Spread;
import org.whereabouts.benchmarks.product.Crawler;
import org.whereabouts.crawler.capture.CaptureScope;
import org.whereabouts.crawler.replay.Replay;
import org.whereabouts.crawler.replay.ReplayListener;
import org.whereabouts.crawler.replay.ReplaySummary;
import org.whereabouts.sandbox.server.LocalPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Captured pages read again, against jsoup's parse of the same bytes from memory; rounds alternate. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Captured result lists read again per second of processor time; floor: jsoup on the same bytes in memory.",
            "Processor time is that of this process and of PostgreSQL together, so the figure is what one core does."
        },
        footer = {"Examples:", "  whereabouts bench replay --pages 5000"})
public final class ReplayBenchmark implements Callable<Integer> {

    private static final double LEAST = 1_000;
    private static final int WARM_UP = 2;
    private static final CaptureScope RUN =
            new CaptureScope(OptionalLong.of(CapturedLists.RUN), Optional.empty(), Optional.empty(), Optional.empty());
    private static final int CONNECTIONS = 3;

    @Option(names = "--pages", paramLabel = "N", defaultValue = "5000", description = "Default: ${DEFAULT-VALUE}.")
    private int pages;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--json", description = "Print JSON, every round in it, instead of a table.")
    private boolean json;

    private final Setting setting;

    public ReplayBenchmark(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("whereabouts-bench-");
        setting.terminal().hint("Starting PostgreSQL ...");
        try (LocalPostgres postgres = LocalPostgres.start(scratch.resolve("postgres"));
                Crawler crawler = new Crawler(postgres.jdbcUrl(), scratch.resolve("captures"), CONNECTIONS)) {
            setting.terminal().hint("Capturing " + pages + " pages ...");
            List<byte[]> payloads = new CapturedLists(crawler).capture(pages);
            Replay replay = crawler.part(Replay.class);
            List<Round> measured = new ArrayList<>();
            for (int round = 1; round <= WARM_UP + rounds; round++) {
                boolean counts = round > WARM_UP;
                setting.terminal()
                        .hint(counts ? "Round " + (round - WARM_UP) + " of " + rounds + " ..." : "Warming up ...");
                Round done = round(replay, payloads, postgres.pid());
                if (counts) {
                    measured.add(done);
                }
            }
            long bytes = payloads.stream().mapToLong(payload -> payload.length).sum();
            report(measured, bytes / pages).print(setting.terminal(), json);
        } finally {
            Folders.delete(scratch);
        }
        return ExitCode.OK.number();
    }

    /**
     * One round.
     *
     * @param replayed pages replayed for each second of processor time
     * @param parsed pages parsed by jsoup for each second of processor time
     * @param databasePercent PostgreSQL's share of the replay's processor time, 0..100
     */
    private record Round(double replayed, double parsed, double databasePercent) {

        double ratio() {
            return replayed / parsed;
        }
    }

    private Round round(Replay replay, List<byte[]> payloads, long postgres) throws InterruptedException {
        Duration database = CpuTime.ofTree(postgres);
        Duration own = CpuTime.ofThisProcess();
        ReplaySummary summary = replay.run(RUN, new ReplayListener() {});
        double ownSeconds = seconds(CpuTime.ofThisProcess().minus(own));
        double databaseSeconds = seconds(CpuTime.ofTree(postgres).minus(database));
        if (summary.pages() != pages || !summary.unreadable().isEmpty() || summary.changed() > 0) {
            throw new OperatorException(ExitCode.FAILED, "The replay was not clean: " + summary.unreadable());
        }
        own = CpuTime.ofThisProcess();
        long nodes = 0;
        for (byte[] payload : payloads) {
            Document document = Jsoup.parse(new String(payload, StandardCharsets.UTF_8));
            nodes += document.childNodeSize();
        }
        double parsing = seconds(CpuTime.ofThisProcess().minus(own));
        if (nodes < pages) {
            throw new OperatorException(ExitCode.FAILED, "jsoup read nothing.");
        }
        double replaying = ownSeconds + databaseSeconds;
        return new Round(pages / replaying, pages / parsing, 100 * databaseSeconds / replaying);
    }

    private Report report(List<Round> measured, long bytesOfPage) {
        SequencedMap<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("pages", pages);
        sizes.put("bytesOfPage", bytesOfPage);
        sizes.put("rounds", rounds);
        String unit = "pages/s/core";
        return new Report(
                "replay",
                sizes,
                List.of(
                        Figure.of("replayed", "replay", Spread.of(measured, Round::replayed), unit, 0)
                                .atLeast(LEAST),
                        Figure.of("floor", "floor: jsoup from memory", Spread.of(measured, Round::parsed), unit, 0),
                        Figure.of("ratio", "replay / floor", Spread.of(measured, Round::ratio), "", 2),
                        Figure.of(
                                "postgresShare",
                                "PostgreSQL's share of the replay",
                                Spread.of(measured, Round::databasePercent),
                                "%",
                                1)),
                measured);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
