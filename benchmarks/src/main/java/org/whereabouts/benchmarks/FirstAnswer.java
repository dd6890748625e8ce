package org.whereabouts.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.whereabouts.app.command.Setting;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.app.terminal.Table;
import org.whereabouts.app.terminal.Table.Column;
import org.whereabouts.benchmarks.measure.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a newcomer waits: from the launch of {@code up} on an empty folder to the first correct resolve. The floor is what no
 * order of work could undercut: the two servers started bare, at the same time, in the same run.
 */
@Command(
        name = "first-answer",
        mixinStandardHelpOptions = true,
        description =
                "From the launch of 'up' on an empty folder to the first correct resolve; floor: the bare servers.",
        footer = {"Examples:", "  whereabouts bench first-answer --people 6000"})
final class FirstAnswer implements Callable<Integer> {

    @Option(names = "--people", paramLabel = "N", defaultValue = "6000", description = "Default: ${DEFAULT-VALUE}.")
    private int people;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print JSON instead of a table.")
    private boolean json;

    private final Setting setting;

    FirstAnswer(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException {
        Path scratch = Files.createTempDirectory("whereabouts-bench-");
        try {
            // Before the measured run, so that both find the servers' files unpacked and in the page cache.
            Duration floor = BareServers.start(scratch.resolve("floor"));
            Launch launch = new Launch(launcher(), people, seed, scratch.resolve("up"));
            print(floor, launch.measure());
        } finally {
            Folders.delete(scratch);
        }
        return ExitCode.OK.number();
    }

    private Path launcher() {
        String home = setting.environment().get("WHEREABOUTS_HOME");
        if (home == null) {
            throw new OperatorException(ExitCode.USAGE, "Run it as ./whereabouts bench first-answer, in the checkout.");
        }
        return Path.of(home, "whereabouts");
    }

    private void print(Duration floor, Launch.Times times) {
        SequencedMap<String, Duration> rows = new LinkedHashMap<>();
        rows.put("floor: both servers, bare", floor);
        Instant previous = times.launched();
        String phase = "launcher and JVM";
        for (Map.Entry<Instant, String> begin : times.phases().entrySet()) {
            rows.put(phase, Duration.between(previous, begin.getKey()));
            previous = begin.getKey();
            phase = begin.getValue();
        }
        rows.put(phase, Duration.between(previous, times.answered()));
        rows.put("launch to first correct answer", Duration.between(times.launched(), times.answered()));
        int cores = Runtime.getRuntime().availableProcessors();
        if (json) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("benchmark", "first-answer");
            shown.put("people", people);
            shown.put("seed", seed);
            shown.put("cores", cores);
            Map<String, Double> seconds = new LinkedHashMap<>();
            rows.forEach((name, duration) -> seconds.put(name, duration.toMillis() / 1000.0));
            shown.put("seconds", seconds);
            setting.terminal().printJson(shown);
            return;
        }
        setting.terminal().println("first-answer: " + people + " people, seed " + seed + ", " + cores + " cores");
        Table table = Table.of(Column.text("WHAT"), Column.number("SECONDS"));
        rows.forEach(
                (name, duration) -> table.row(name, String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0)));
        table.print(setting.terminal());
    }
}
