package org.whereabouts.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code source try}: a few real requests, of which nothing is kept. */
@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        description = {
            "Ask a source a few requests through the running Whereabouts: as politely as a sweep, in its hours and within its"
                    + " budget. Nothing is stored.",
            "Shows each request as it is done and the people found, which is personal data. Ends with 1 at the first page"
                    + " that is not understood."
        },
        footer = {
            "Examples:",
            "  whereabouts source try us-pa-doc --limit 3",
            "  whereabouts source try --profile county.yml",
            "  whereabouts source try us-bop --name \"Doe, Jane\""
        })
final class SourceTryCommand implements Callable<Integer> {

    private final Setting setting;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final SourceOrProfile source = new SourceOrProfile();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5",
            description = "Most requests, 1 to 20. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--number", paramLabel = "N", description = "Look this person up instead of listing.")
    private @Nullable String number;

    @Option(names = "--name", paramLabel = "\"FAMILY, GIVEN\"", description = "Look this person up instead of listing.")
    private @Nullable String name;

    SourceTryCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        Map<String, Object> request = source.body();
        request.put("limit", limit);
        if (number != null) {
            request.put("number", number);
        }
        if (name != null) {
            request.put("name", name);
        }
        Terminal shown = setting.terminal();
        // Under --json standard output holds the answer alone; how it goes is told where hints are.
        Terminal aside = json.wanted() ? new Terminal(shown.err(), shown.err(), shown.columns(), false) : shown;
        Told told = new Told(new TrialText(aside));
        try (ApiClient client = api.connect(setting)) {
            source.requireKnown(client, setting);
            client.postForLines("v1/trials", request, told::line);
        }
        JsonNode end = told.end();
        if (json.wanted()) {
            shown.printJson(told.json());
        }
        return (end.path("understood").asBoolean() ? ExitCode.OK : ExitCode.FAILED).number();
    }

    /** What was told so far; shown as it comes. */
    private static final class Told {

        private final TrialText text;
        private final List<JsonNode> steps = new ArrayList<>();
        private @Nullable JsonNode plan;
        private @Nullable JsonNode end;

        Told(TrialText text) {
            this.text = text;
        }

        void line(JsonNode line) {
            if (line.has("plan")) {
                plan = line.path("plan");
                text.plan(line.path("plan"));
            } else if (line.has("step")) {
                steps.add(line.path("step"));
                text.step(line.path("step"));
            } else if (line.has("end")) {
                end = line.path("end");
                text.end(steps, line.path("end"));
            }
        }

        JsonNode end() {
            JsonNode told = end;
            if (told == null) {
                throw new OperatorException(
                        ExitCode.FAILED, "The trial broke off before its end: see the server's log.");
            }
            return told;
        }

        Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("plan", plan);
            json.put("steps", steps);
            json.put("end", end);
            return json;
        }
    }
}
