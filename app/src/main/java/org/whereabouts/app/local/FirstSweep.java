package org.whereabouts.app.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.client.RunView;
import org.whereabouts.app.client.RunWatch;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import tools.jackson.databind.JsonNode;

/** Sees to it that sources are swept once: what never completed is run now, unless it runs already. */
final class FirstSweep {

    /** Sites of our own on loopback always answer; whatever takes this long is stuck. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ApiClient client;
    private final RunWatch watch;
    private final Consumer<String> phase;

    FirstSweep(ApiClient client, RunWatch watch, Consumer<String> phase) {
        this.client = client;
        this.watch = watch;
        this.phase = phase;
    }

    /**
     * Returns when each of these sources has a completed run.
     *
     * @throws OperatorException when a run ended otherwise
     */
    void ensure(List<String> sources) {
        List<RunView> open = open(client, sources);
        if (open.isEmpty()) {
            return;
        }
        phase.accept("Sweeping "
                + String.join(", ", open.stream().map(RunView::source).toList()));
        List<RunView> ended = watch.untilEnded(open, PATIENCE);
        List<String> complaints =
                ended.stream().map(RunWatch::complaint).filter(Objects::nonNull).toList();
        if (!complaints.isEmpty()) {
            throw new OperatorException(ExitCode.FAILED, String.join(" ", complaints));
        }
    }

    /** Returns at once, with those of these sources that are being swept now for want of a completed run. */
    static List<String> begin(ApiClient client, List<String> sources) {
        return open(client, sources).stream().map(RunView::source).toList();
    }

    private static List<RunView> open(ApiClient client, List<String> sources) {
        return sources.stream()
                .map(source -> needed(client, source))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<RunView> needed(ApiClient client, String source) {
        List<RunView> runs = runs(client, source);
        if (runs.stream().anyMatch(RunView::completed)) {
            return Optional.empty();
        }
        return Optional.of(runs.stream()
                .filter(run -> !run.ended())
                .findFirst()
                .orElseGet(() -> ApiClient.read(client.post("/v1/runs", Map.of("source", source)), RunView.class)));
    }

    private static List<RunView> runs(ApiClient client, String source) {
        SequencedMap<String, @Nullable String> query = new LinkedHashMap<>();
        query.put("source", source);
        List<RunView> runs = new ArrayList<>();
        for (JsonNode run : client.get("/v1/runs", query).path("results")) {
            runs.add(ApiClient.read(run, RunView.class));
        }
        return runs;
    }
}
