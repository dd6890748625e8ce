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

/** Sees to it that every listing source was swept once: what never completed is run now, what runs already is waited for. */
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
     * Returns when every source has a completed run.
     *
     * @throws OperatorException when a run ended otherwise
     */
    void ensure(List<String> sources) {
        List<RunView> open = new ArrayList<>();
        for (String source : sources) {
            needed(source).ifPresent(open::add);
        }
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

    private Optional<RunView> needed(String source) {
        List<RunView> runs = runs(source);
        if (runs.stream().anyMatch(RunView::completed)) {
            return Optional.empty();
        }
        return Optional.of(runs.stream()
                .filter(run -> !run.ended())
                .findFirst()
                .orElseGet(() -> ApiClient.read(client.post("/v1/runs", Map.of("source", source)), RunView.class)));
    }

    private List<RunView> runs(String source) {
        SequencedMap<String, @Nullable String> query = new LinkedHashMap<>();
        query.put("source", source);
        List<RunView> runs = new ArrayList<>();
        for (JsonNode run : client.get("/v1/runs", query).path("results")) {
            runs.add(ApiClient.read(run, RunView.class));
        }
        return runs;
    }
}
