package org.whereabouts.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.local.Breadth;
import org.whereabouts.app.local.DataFolder;
import org.whereabouts.app.local.DetachedUp;
import org.whereabouts.app.local.LocalStack;
import org.whereabouts.app.local.UpRequest;
import org.whereabouts.app.local.UpText;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.LiveLines;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole system on this machine. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start the whole system on this machine: PostgreSQL, Elasticsearch, synthetic locators, the API. "
                + "Nothing leaves the loopback interface.",
        footer = {
            "Examples:",
            "  whereabouts up",
            "  whereabouts up --people 20000 --seed 7 --data /tmp/big",
            "  WHEREABOUTS_DATABASE_URL=postgresql://me:secret@localhost/w whereabouts up",
            "Servers named by WHEREABOUTS_DATABASE_URL and WHEREABOUTS_ELASTICSEARCH_URL are used instead of being started."
        })
final class UpCommand implements Callable<Integer> {

    @Option(
            names = "--people",
            paramLabel = "N",
            description =
                    "How many people the first four agencies have together; each of the others has another 4 %% of "
                            + "that, 40 at least. Default: 6000.")
    private @Nullable Integer people;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed gives the same people. Default: 1.")
    private @Nullable Long seed;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8080",
            description = "Port of the API on 127.0.0.1; 0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--detach", description = "Return when it is ready, and let it run on.")
    private boolean detach;

    @Mixin
    private final DataOption data = new DataOption();

    private final Setting setting;

    UpCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        DataFolder folder = data.folder(setting);
        return detach
                ? new DetachedUp(folder, setting.terminal()).start(arguments(folder))
                : serve(new UpRequest(folder, port, Breadth.EVERY_AGENCY, people, seed, setting.environment()));
    }

    private List<String> arguments(DataFolder folder) {
        List<String> arguments = new ArrayList<>(List.of(
                "up", "--port", Integer.toString(port), "--data", folder.root().toString()));
        if (people != null) {
            arguments.addAll(List.of("--people", people.toString()));
        }
        if (seed != null) {
            arguments.addAll(List.of("--seed", seed.toString()));
        }
        return arguments;
    }

    private int serve(UpRequest request) {
        Terminal terminal = setting.terminal();
        Instant begin = setting.clock().instant();
        LocalStack stack = new LocalStack(request.folder(), setting.clock());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, ended), "end the local stack"));
        LocalStack.Serving serving = stack.start(
                request, phase -> terminal.println(phase + " ..."), new LiveLines(terminal, setting.clock()));
        UpText.print(
                terminal,
                serving,
                request.folder(),
                Duration.between(begin, setting.clock().instant()));
        try {
            ended.await();
            return ExitCode.OK.number();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stack.close();
            throw new OperatorException(ExitCode.FAILED, "Interrupted; everything was ended.", e);
        }
    }

    private void end(LocalStack stack, CountDownLatch ended) {
        try {
            stack.close();
        } catch (OperatorException e) {
            setting.terminal().hint("whereabouts: " + e.getMessage());
        } finally {
            ended.countDown();
        }
    }
}
