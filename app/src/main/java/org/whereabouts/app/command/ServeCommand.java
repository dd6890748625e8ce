package org.whereabouts.app.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ConfigurableApplicationContext;
import org.whereabouts.app.server.LogFormat;
import org.whereabouts.app.server.WhereaboutsApplication;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The server against real sites and servers that somebody else runs. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Serve the API and run the schedules, on the servers that the environment or Spring properties name: "
                        + "WHEREABOUTS_DATABASE_URL, WHEREABOUTS_ELASTICSEARCH_URL, WHEREABOUTS_CONTACT.",
        footer = {
            "Examples:",
            "  WHEREABOUTS_DATABASE_URL=postgresql://w:secret@db/whereabouts \\",
            "  WHEREABOUTS_ELASTICSEARCH_URL=http://es:9200 \\",
            "  WHEREABOUTS_CONTACT=locators@example.org whereabouts serve --port 8080"
        })
final class ServeCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8080",
            description = "Port of the API. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--property",
            paramLabel = "NAME=VALUE",
            description = "A Spring property, for example server.address=127.0.0.1. Repeatable.")
    private final Map<String, String> properties = new LinkedHashMap<>();

    private final Setting setting;

    ServeCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.putIfAbsent("server.port", Integer.toString(port));
        LogFormat.named(setting.environment())
                .ifPresent(format -> all.putIfAbsent("logging.structured.format.console", format.word()));
        ConfigurableApplicationContext application = WhereaboutsApplication.start(all, Optional.empty());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            application.close();
                            ended.countDown();
                        },
                        "end the server"));
        setting.terminal().println("Serving on port " + WhereaboutsApplication.port(application) + ".");
        try {
            ended.await();
            return ExitCode.OK.number();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            application.close();
            throw new OperatorException(ExitCode.FAILED, "Interrupted; the server was ended.", e);
        }
    }
}
