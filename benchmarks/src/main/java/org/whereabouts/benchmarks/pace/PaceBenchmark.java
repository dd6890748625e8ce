package org.whereabouts.benchmarks.pace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.whereabouts.app.command.Setting;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.benchmarks.measure.Figure;
import org.whereabouts.benchmarks.measure.Folders;
import org.whereabouts.benchmarks.measure.Report;
import org.whereabouts.benchmarks.measure.Spread;
import org.whereabouts.benchmarks.product.Crawler;
import org.whereabouts.sandbox.server.LocalPostgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long sweeps of many hosts side by side take, against the bound that politeness sets. That the delay was kept is measured
 * where it counts, at the hosts.
 */
@Command(
        name = "pace",
        mixinStandardHelpOptions = true,
        description = {
            "Wall time of sweeps against the politeness bound (requests x delay); floor: a bare timer and HTTP client.",
            "Each host is swept by a run of its own. Requests are counted at the hosts, robots.txt among them."
        },
        footer = {"Examples:", "  whereabouts bench pace --hosts 30 --delay 200 --requests 100"})
public final class PaceBenchmark implements Callable<Integer> {

    private static final double MOST = 1.05;
    private static final int MOST_REQUESTS = 26 * 26 * PaceRound.PAGES_OF_SEARCH;
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
            defaultValue = "100",
            description = "Pages asked of each host, a multiple of 10. Default: ${DEFAULT-VALUE}.")
    private int requests;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--json", description = "Print JSON, every round in it, instead of a table.")
    private boolean json;

    private final Setting setting;

    public PaceBenchmark(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        int unit = PaceRound.PAGES_OF_SEARCH;
        if (requests < unit || requests > MOST_REQUESTS || requests % unit != 0) {
            throw new OperatorException(
                    ExitCode.USAGE,
                    "--requests must be a multiple of " + unit + " up to " + MOST_REQUESTS + ", not " + requests + ".");
        }
        Path scratch = Files.createTempDirectory("whereabouts-bench-");
        setting.terminal().hint("Starting PostgreSQL and the sites ...");
        try (LocalPostgres postgres = LocalPostgres.start(scratch.resolve("postgres"));
                Crawler crawler = new Crawler(postgres.jdbcUrl(), scratch.resolve("captures"), CONNECTIONS)) {
            PaceRound.Sizes sizes = new PaceRound.Sizes(hosts, delay(), requests);
            setting.terminal().hint("Warming up ...");
            PaceRound.warmUp(crawler, sizes);
            List<PaceRound> measured = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                long least = 2 * delay().multipliedBy(requests).toSeconds();
                setting.terminal().hint("Round " + round + " of " + rounds + ", at least " + least + " s ...");
                measured.add(PaceRound.measure(round, crawler, sizes, postgres.pid()));
            }
            report(measured).print(setting.terminal(), json);
        } finally {
            Folders.delete(scratch);
        }
        return ExitCode.OK.number();
    }

    private Duration delay() {
        return Duration.ofMillis(delayMillis);
    }

    private Report report(List<PaceRound> measured) {
        SequencedMap<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("hosts", hosts);
        sizes.put("delayMillis", delayMillis);
        sizes.put("requests", requests);
        sizes.put("rounds", rounds);
        Function<ToDoubleFunction<PaceRound>, Spread> of = figure -> Spread.of(measured, figure);
        return new Report(
                "pace",
                sizes,
                List.of(
                        Figure.of("bound", "bound: requests x delay", of.apply(PaceRound::bound), "s", 2),
                        Figure.of("floor", "floor: bare timer and client", of.apply(PaceRound::floor), "s", 2),
                        Figure.of("wall", "sweeps", of.apply(PaceRound::wall), "s", 2),
                        Figure.of("ratio", "sweeps / bound", of.apply(PaceRound::ratio), "", 3)
                                .atMost(MOST),
                        Figure.of(
                                        "ratioWithAnswers",
                                        "sweeps / requests x (delay + answer)",
                                        of.apply(PaceRound::ratioWithAnswers),
                                        "",
                                        3)
                                .atMost(MOST),
                        Figure.of("ratioToFloor", "sweeps / floor", of.apply(PaceRound::ratioToFloor), "", 3),
                        Figure.of("answer", "a host's time to answer", of.apply(PaceRound::answerMillis), "ms", 2),
                        Figure.of("smallestGap", "smallest gap a host saw", of.apply(PaceRound::gapMillis), "ms", 1)
                                .atLeast(delayMillis),
                        Figure.of("cpu", "CPU, PostgreSQL too", of.apply(PaceRound::cpuMillisOfPage), "ms/page", 2)),
                measured);
    }
}
