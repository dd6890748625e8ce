package org.whereabouts.benchmarks;

import java.util.concurrent.Callable;
import org.whereabouts.app.command.Setting;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.benchmarks.crawl.CrawlBenchmark;
import org.whereabouts.benchmarks.frontier.FrontierBenchmark;
import org.whereabouts.benchmarks.pace.PaceBenchmark;
import org.whereabouts.benchmarks.quality.QualityBenchmark;
import org.whereabouts.benchmarks.replay.ReplayBenchmark;
import org.whereabouts.sandbox.server.ServerStartException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code whereabouts bench NAME}; without a name it lists the benchmarks. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Benchmarks, each with a peer or a floor measured beside it.")
public final class Benchmarks implements Callable<Integer> {

    /** Picocli refuses to make its help narrower. */
    private static final int LEAST_HELP_COLUMNS = 55;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    private Benchmarks() {}

    /** Runs one benchmark and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(Setting.ofProcess(), args));
    }

    /** Runs one benchmark. */
    static int run(Setting setting, String... args) {
        CommandLine line = new CommandLine(new Benchmarks())
                .addSubcommand(new FirstAnswer(setting))
                .addSubcommand(new CrawlBenchmark(setting))
                .addSubcommand(new PaceBenchmark(setting))
                .addSubcommand(new FrontierBenchmark(setting))
                .addSubcommand(new ReplayBenchmark(setting))
                .addSubcommand(new QualityBenchmark(setting));
        line.setCommandName("whereabouts bench");
        line.setOut(setting.terminal().out());
        line.setErr(setting.terminal().err());
        line.setUsageHelpWidth(Math.max(setting.terminal().columns(), LEAST_HELP_COLUMNS));
        line.setExecutionExceptionHandler((failure, command, parsed) -> switch (failure) {
            case OperatorException e -> say(setting, e.getMessage(), e.exitCode());
            case ServerStartException e -> say(setting, String.valueOf(e.getMessage()), ExitCode.FAILED);
            default -> throw failure;
        });
        return line.execute(args);
    }

    private static int say(Setting setting, String message, ExitCode code) {
        setting.terminal().hint("whereabouts: " + message);
        return code.number();
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK.number();
    }
}
