package org.whereabouts.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the launcher script does itself, before any Java runs; listed here so that help and completion know it. */
final class LauncherCommands {

    private LauncherCommands() {}

    /** Tells who does it. */
    abstract static class ByLauncher implements Callable<Integer> {

        @Parameters(arity = "0..*", paramLabel = "ARGS", description = "Passed on.")
        private final List<String> arguments = new ArrayList<>();

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
        private CommandSpec spec;

        @Override
        public Integer call() {
            String command = String.join(" ", List.of(spec.name(), String.join(" ", arguments)));
            throw new OperatorException(
                    ExitCode.USAGE,
                    "This is done by the launcher script: run ./whereabouts " + command.strip() + " in the checkout.");
        }
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Run every test; further arguments go to Maven.",
            footer = {"Examples:", "  whereabouts test", "  whereabouts test -pl crawler -Dtest=UsPaDocTest"})
    static final class Test extends ByLauncher {}

    @Command(
            name = "drill",
            mixinStandardHelpOptions = true,
            description = "Run the long proofs that 'test' only samples; further arguments go to Maven.",
            footer = {"Examples:", "  whereabouts drill", "  whereabouts drill -pl crawler -Dtest='Politeness*'"})
    static final class Drill extends ByLauncher {}

    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description = "Build what has changed, and nothing else.",
            footer = {"Examples:", "  whereabouts build"})
    static final class Build extends ByLauncher {}

    @Command(
            name = "bench",
            mixinStandardHelpOptions = true,
            description = "Run a benchmark by name; without a name, list them.",
            footer = {"Examples:", "  whereabouts bench first-answer --people 6000"})
    static final class Bench extends ByLauncher {}
}
