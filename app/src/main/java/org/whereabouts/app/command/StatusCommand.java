package org.whereabouts.app.command;

import static org.whereabouts.app.terminal.Table.Column.exact;
import static org.whereabouts.app.terminal.Table.Column.number;
import static org.whereabouts.app.terminal.Table.Column.text;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.local.DataFolder;
import org.whereabouts.app.local.LocalKey;
import org.whereabouts.app.local.Stack;
import org.whereabouts.app.local.StackFile;
import org.whereabouts.app.server.DatabaseAddress;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.Table;
import org.whereabouts.app.terminal.Table.Column;
import org.whereabouts.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** What runs on this machine. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Show the local stack: servers, ports, people per source, latest runs. Exit code 3 where none runs.",
        footer = {"Examples:", "  whereabouts status"})
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    private final Setting setting;

    StatusCommand(Setting setting) {
        this.setting = setting;
    }

    /** What is known of one source: how many people, and its latest run. */
    private record SourceStatus(
            String source, long people, @Nullable JsonNode latestRun) {}

    @Override
    public Integer call() {
        DataFolder folder = data.folder(setting);
        Optional<Stack> running = new StackFile(folder).running();
        if (running.isEmpty()) {
            if (json.wanted()) {
                setting.terminal()
                        .printJson(
                                Map.of("running", false, "data", folder.root().toString()));
            } else {
                setting.terminal().println("Nothing runs on " + folder.root() + ". Start it: whereabouts up");
            }
            return ExitCode.NOT_REACHABLE.number();
        }
        Stack stack = running.get();
        if (json.wanted()) {
            setting.terminal().printJson(asJson(folder, stack, sources(folder, stack)));
        } else {
            // First what needs no answer from anybody: it is what one looks for when something does not answer.
            printServers(folder, stack);
            printSources(stack, sources(folder, stack));
        }
        return ExitCode.OK.number();
    }

    private static List<SourceStatus> sources(DataFolder folder, Stack stack) {
        if (stack.phase() == Stack.Phase.STARTING) {
            return List.of();
        }
        try (ApiClient client =
                new ApiClient(stack.requireUrl(), new LocalKey(folder).read().orElse(null))) {
            return new TreeMap<>(stack.sites())
                    .keySet().stream()
                            .map(source -> new SourceStatus(source, people(client, source), latestRun(client, source)))
                            .toList();
        }
    }

    private static long people(ApiClient client, String source) {
        return client.get("/v1/people", of("source", source)).path("total").asLong(0);
    }

    private static @Nullable JsonNode latestRun(ApiClient client, String source) {
        JsonNode runs = client.get("/v1/runs", of("source", source)).path("results");
        return runs.isEmpty() ? null : runs.get(0);
    }

    private static SequencedMap<String, @Nullable String> of(String name, String value) {
        SequencedMap<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put(name, value);
        return parameters;
    }

    private void printServers(DataFolder folder, Stack stack) {
        Table servers = Table.of(exact("WHAT"), Column.text("WHERE"));
        servers.row("API", orDash(stack.url()) + " (process " + stack.pid() + ", " + stack.phase() + ")");
        servers.row("PostgreSQL", place(stack));
        servers.row("Elasticsearch", orDash(stack.elasticsearch()));
        servers.row("data", folder.root().toString());
        servers.print(setting.terminal());
    }

    private void printSources(Stack stack, List<SourceStatus> sources) {
        if (sources.isEmpty()) {
            return;
        }
        Terminal terminal = setting.terminal();
        terminal.println("");
        Table table = Table.of(
                exact("SOURCE"), number("PEOPLE"), exact("RUN"), text("STATE"), exact("FINISHED"), text("SITE"));
        for (SourceStatus source : sources) {
            JsonNode run = source.latestRun();
            URI site = stack.sites().get(source.source());
            table.row(
                    source.source(),
                    Long.toString(source.people()),
                    run == null ? "-" : run.path("id").asString("-"),
                    run == null ? "-" : run.path("state").asString("-"),
                    run == null ? "-" : PersonText.moment(setting, run.path("finishedAt")),
                    orDash(site));
        }
        table.print(terminal);
    }

    private static Map<String, @Nullable Object> asJson(DataFolder folder, Stack stack, List<SourceStatus> sources) {
        SequencedMap<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("running", true);
        shown.put("phase", stack.phase().name());
        shown.put("pid", stack.pid());
        shown.put("url", stack.url());
        shown.put("database", place(stack));
        shown.put("elasticsearch", stack.elasticsearch());
        shown.put("data", folder.root().toString());
        shown.put("sites", new TreeMap<>(stack.sites()));
        shown.put("sources", sources);
        return shown;
    }

    private static String orDash(@Nullable URI url) {
        return url == null ? "-" : url.toString();
    }

    /** Without the password. */
    private static String place(Stack stack) {
        return stack.database() == null
                ? "-"
                : DatabaseAddress.parse(stack.database()).toString();
    }
}
