package org.whereabouts.benchmarks.frontier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.app.command.Setting;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.benchmarks.measure.Figure;
import org.whereabouts.benchmarks.measure.Folders;
import org.whereabouts.benchmarks.measure.Report;
import org.whereabouts.benchmarks.measure.Spread;
import org.whereabouts.benchmarks.product.Crawler;
import org.whereabouts.crawler.frontier.Frontier;
import org.whereabouts.crawler.frontier.Harvest;
import org.whereabouts.crawler.frontier.Lease;
import org.whereabouts.sandbox.server.LocalPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Leases from a long queue, against bare updates by primary key of a table as long; rounds alternate. */
@Command(
        name = "frontier",
        mixinStandardHelpOptions = true,
        description = {
            "Leases per second of processor time with a million searches queued; floor: a bare update by primary key.",
            "Processor time is that of this process and of PostgreSQL together, so the figure is what one core does."
        },
        footer = {"Examples:", "  whereabouts bench frontier --searches 1000000"})
public final class FrontierBenchmark implements Callable<Integer> {

    private static final double LEAST = 2_000;
    private static final Harvest ROSTER = new Harvest("ROSTER", OptionalInt.of(20), 1, 20);

    @Option(
            names = "--searches",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Default: ${DEFAULT-VALUE}.")
    private int searches;

    @Option(
            names = "--leases",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Leases in a round. Default: ${DEFAULT-VALUE}.")
    private int leases;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "2", description = "Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--json", description = "Print JSON, every round in it, instead of a table.")
    private boolean json;

    private final Setting setting;

    public FrontierBenchmark(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException {
        // One round warms up; leases of each round are taken once to be held and once to be ended.
        if (searches < 2L * leases * (rounds + 1)) {
            throw new OperatorException(
                    ExitCode.USAGE,
                    "--searches must be at least " + 2L * leases * (rounds + 1) + ", or the queue runs empty.");
        }
        Path scratch = Files.createTempDirectory("whereabouts-bench-");
        setting.terminal().hint("Starting PostgreSQL ...");
        try (LocalPostgres postgres = LocalPostgres.start(scratch.resolve("postgres"));
                Crawler crawler = new Crawler(postgres.jdbcUrl(), scratch.resolve("captures"), threads + 1)) {
            LongQueue queue = new LongQueue(
                    crawler.part(Frontier.class),
                    crawler.part(JdbcClient.class),
                    crawler.part(TransactionTemplate.class));
            queue.fill(searches, this::filled);
            queue.makeFloor(searches);
            measure(queue, postgres.pid()).print(setting.terminal(), json);
        } finally {
            Folders.delete(scratch);
        }
        return ExitCode.OK.number();
    }

    private void filled(int queued) {
        if (queued == searches || queued % 250_000 == 0) {
            setting.terminal().hint(queued + " searches queued ...");
        }
    }

    /** What one round measured. */
    private record Round(Speed floor, Speed lease, Speed leaseAndEnd) {

        double ratio() {
            return lease.perCpuSecond() / floor.perCpuSecond();
        }
    }

    private Report measure(LongQueue queue, long postgres) {
        List<Round> measured = new ArrayList<>();
        AtomicInteger row = new AtomicInteger();
        for (int round = 0; round <= rounds; round++) {
            setting.terminal().hint(round == 0 ? "Warming up ..." : "Round " + round + " of " + rounds + " ...");
            Round done = new Round(
                    Speed.of(leases, threads, postgres, () -> queue.touch(row.incrementAndGet() % searches + 1)),
                    Speed.of(leases, threads, postgres, () -> lease(queue)),
                    Speed.of(leases, threads, postgres, () -> queue.frontier().done(lease(queue), ROSTER)));
            if (round > 0) {
                measured.add(done);
            }
        }
        return report(measured);
    }

    private static Lease lease(LongQueue queue) {
        return queue.frontier()
                .lease(LongQueue.RUN)
                .orElseThrow(() -> new OperatorException(ExitCode.FAILED, "The queue handed out no search."));
    }

    private Report report(List<Round> measured) {
        SequencedMap<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("searches", searches);
        sizes.put("leases", leases);
        sizes.put("threads", threads);
        sizes.put("rounds", rounds);
        Function<ToDoubleFunction<Round>, Spread> of = figure -> Spread.of(measured, figure);
        String core = "/s/core";
        return new Report(
                "frontier",
                sizes,
                List.of(
                        Figure.of(
                                        "leases",
                                        "leases",
                                        of.apply(round -> round.lease().perCpuSecond()),
                                        core,
                                        0)
                                .atLeast(LEAST),
                        Figure.of(
                                "floor",
                                "floor: bare updates",
                                of.apply(round -> round.floor().perCpuSecond()),
                                core,
                                0),
                        Figure.of("ratio", "leases / floor", of.apply(Round::ratio), "", 2),
                        Figure.of(
                                "ended",
                                "leases taken and ended",
                                of.apply(round -> round.leaseAndEnd().perCpuSecond()),
                                core,
                                0),
                        Figure.of(
                                "leasesOfWall",
                                "leases, by the clock",
                                of.apply(round -> round.lease().perWallSecond()),
                                "/s",
                                0),
                        Figure.of(
                                "floorOfWall",
                                "floor, by the clock",
                                of.apply(round -> round.floor().perWallSecond()),
                                "/s",
                                0)),
                measured);
    }
}
