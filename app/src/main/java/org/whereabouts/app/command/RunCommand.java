package org.whereabouts.app.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.client.ReplayWatch;
import org.whereabouts.app.client.RunView;
import org.whereabouts.app.client.RunWatch;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.LiveLines;
import org.whereabouts.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Runs: started, listed, shown, replayed. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Start a sweep of a source, list runs, show one, read its pages again.")
final class RunCommand {

    /** A site may be closed for the night, or ask to be left alone for hours. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Setting setting;

    RunCommand(Setting setting) {
        this.setting = setting;
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = {
                "Start a sweep of a source.",
                "With --profile, of one that is not shipped: it is checked, kept, and a source like any other from then on."
            },
            footer = {
                "Examples:",
                "  whereabouts run start us-pa-doc --wait",
                "  whereabouts run start --profile county.yml --wait"
            })
    int start(
            @Mixin ApiOptions api,
            @Mixin JsonOption json,
            @Option(names = "--wait", description = "Wait for its end and show how far it is.") boolean wait,
            @Mixin SourceOrProfile source) {
        Map<String, Object> request = source.body();
        try (ApiClient client = api.connect(setting)) {
            source.requireKnown(client, setting);
            JsonNode started = client.post("/v1/runs", request);
            RunView run = ApiClient.read(started, RunView.class);
            JsonNode last = wait ? await(client, run, json.wanted()) : started;
            if (json.wanted()) {
                setting.terminal().printJson(last);
            } else if (wait) {
                new RunText(setting, ApiClient.read(last, RunView.class)).print();
            } else {
                setting.terminal().println("Run " + run.id() + " of " + run.source() + " is queued.");
                setting.terminal().hint("Watch it: whereabouts run show " + run.id());
            }
            return exitCode(ApiClient.read(last, RunView.class)).number();
        }
    }

    private JsonNode await(ApiClient client, RunView run, boolean quiet) {
        Terminal shown = setting.terminal();
        // Under --json standard output holds the answer alone; how far it is goes where hints go.
        Terminal terminal = quiet ? new Terminal(shown.err(), shown.err(), shown.columns(), false) : shown;
        new RunWatch(client, setting.clock(), new LiveLines(terminal, setting.clock()))
                .untilEnded(List.of(run), PATIENCE);
        return client.get("/v1/runs/" + run.id());
    }

    private static ExitCode exitCode(RunView run) {
        return !run.ended() || run.completed() ? ExitCode.OK : ExitCode.FAILED;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List runs, the newest first.",
            footer = {"Examples:", "  whereabouts run list --source us-pa-doc"})
    int list(
            @Mixin ApiOptions api,
            @Mixin JsonOption json,
            @Option(names = "--source", paramLabel = "ID", description = "Only this source.") @Nullable String source,
            @Option(names = "--page", paramLabel = "N", description = "From 1.") @Nullable Integer page) {
        SequencedMap<String, @Nullable String> query = new LinkedHashMap<>();
        query.put("source", source);
        query.put("page", page == null ? null : page.toString());
        try (ApiClient client = api.connect(setting)) {
            JsonNode answer = client.get("/v1/runs", query);
            if (json.wanted()) {
                setting.terminal().printJson(answer);
                return ExitCode.OK.number();
            }
            new RunListText(setting)
                    .print(answer.path("results")
                            .valueStream()
                            .map(run -> ApiClient.read(run, RunView.class))
                            .toList());
            return ExitCode.OK.number();
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Show one run: progress, the quality gate's checks, what changed.",
            footer = {"Examples:", "  whereabouts run show 12"})
    int show(
            @Mixin ApiOptions api,
            @Mixin JsonOption json,
            @Parameters(paramLabel = "RUN", description = "Its number.") long id) {
        try (ApiClient client = api.connect(setting)) {
            JsonNode answer = client.get("/v1/runs/" + id);
            if (json.wanted()) {
                setting.terminal().printJson(answer);
            } else {
                new RunText(setting, ApiClient.read(answer, RunView.class)).print();
            }
            return ExitCode.OK.number();
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description =
                    "Read captured pages again, as this version reads them, without asking any site. Ends with 1 when "
                            + "pages read otherwise than when they were captured, or cannot be read.",
            footer = {
                "Examples:",
                "  whereabouts run replay --run 12",
                "  whereabouts run replay --source us-pa-doc --since 2026-11-23",
                "  whereabouts run replay --run 12 --entries > entries.jsonl"
            })
    int replay(
            @Mixin ApiOptions api,
            @Mixin JsonOption json,
            @Mixin ReplayOptions options,
            @Option(
                            names = "--entries",
                            description =
                                    "Print everybody on the pages, a JSON line each. This is personal data: it needs a "
                                            + "key with the scope operate.")
                    boolean entries) {
        Terminal shown = setting.terminal();
        Map<String, Object> request = options.body(setting.zone());
        request.put("entries", entries);
        // Standard output holds the answer alone; how far it is goes where hints go.
        boolean data = entries || json.wanted();
        Terminal aside = data ? new Terminal(shown.err(), shown.err(), shown.columns(), false) : shown;
        try (ApiClient client = api.connect(setting)) {
            JsonNode summary = new ReplayWatch(client, new LiveLines(aside, setting.clock()))
                    .untilEnded(request, entry -> shown.println(entry.toString()));
            ReplayText text = new ReplayText(aside, summary);
            if (json.wanted()) {
                shown.printJson(summary);
            } else {
                text.print();
            }
            return (text.isClean() ? ExitCode.OK : ExitCode.FAILED).number();
        }
    }
}
