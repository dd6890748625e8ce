package org.whereabouts.app.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.RunView.Progress;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.LiveLines;
import org.whereabouts.app.terminal.OperatorException;

/** Follows runs to their end, a live line for each. */
public final class RunWatch {

    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final ApiClient client;
    private final InstantSource clock;
    private final LiveLines lines;

    /** A watch that asks this API and shows what it hears. */
    public RunWatch(ApiClient client, InstantSource clock, LiveLines lines) {
        this.client = client;
        this.clock = clock;
        this.lines = lines;
    }

    /**
     * Waits until each of them has ended, however it ended, and returns them as they are then.
     *
     * @param patience how long none of them may move before this gives up
     */
    public List<RunView> untilEnded(List<RunView> runs, Duration patience) {
        SequencedMap<Long, RunView> current = new LinkedHashMap<>();
        SequencedMap<Long, RunPace> paces = new LinkedHashMap<>();
        runs.forEach(run -> current.put(run.id(), run));
        runs.forEach(run -> paces.put(run.id(), new RunPace()));
        Instant moved = clock.instant();
        while (true) {
            List<String> text = new ArrayList<>();
            for (RunView run : current.values()) {
                RunPace pace = paces.getOrDefault(run.id(), new RunPace());
                if (run.state().equals("SWEEPING") && run.progress() != null) {
                    pace.observe(clock.instant(), run.progress());
                }
                text.add(line(run, pace));
            }
            if (current.values().stream().allMatch(RunView::ended)) {
                lines.finish(text);
                return List.copyOf(current.values());
            }
            lines.show(text);
            pause();
            List<RunView> before = List.copyOf(current.values());
            current.replaceAll(
                    (id, run) -> run.ended() ? run : ApiClient.read(client.get("/v1/runs/" + id), RunView.class));
            if (!before.equals(List.copyOf(current.values()))) {
                moved = clock.instant();
            } else if (clock.instant().isAfter(moved.plus(patience))) {
                throw stuck(current.values(), patience);
            }
        }
    }

    /** For example {@code us-pa-doc  sweeping  412 pages  2,310 people  35 pages/s  ~20 s left}: within 80 columns. */
    static String line(RunView run, RunPace pace) {
        Progress progress = run.progress();
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT, "%-16s %-11s", run.source(), run.state().toLowerCase(Locale.ROOT)));
        if (progress != null) {
            line.append(String.format(Locale.ROOT, " %,5d pages %,6d people", progress.pages(), progress.people()));
        }
        if (run.state().equals("SWEEPING")) {
            pace.pagesPerSecond().ifPresent(rate -> line.append(String.format(Locale.ROOT, " %4.0f pages/s", rate)));
            pace.remaining().ifPresent(left -> line.append("  ").append(left(left)));
        } else if (run.ended()) {
            line.append(took(run));
        }
        return line.toString();
    }

    private static String took(RunView run) {
        return run.startedAt() == null || run.finishedAt() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "  in %.1f s",
                        Duration.between(run.startedAt(), run.finishedAt()).toMillis() / 1000.0);
    }

    private static String left(Duration left) {
        return left.compareTo(Duration.ofMinutes(2)) < 0
                ? "~" + left.toSeconds() + " s left"
                : "~" + left.toMinutes() + " min left";
    }

    private static OperatorException stuck(Collection<RunView> runs, Duration patience) {
        RunView first = runs.stream().filter(run -> !run.ended()).findFirst().orElseThrow();
        return new OperatorException(
                ExitCode.FAILED,
                "The run %d of %s is %s and has not moved for %d s: see the server's log."
                        .formatted(first.id(), first.source(), first.state(), patience.toSeconds()));
    }

    private static void pause() {
        LockSupport.parkNanos(INTERVAL.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new OperatorException(ExitCode.FAILED, "Interrupted; the runs go on without being watched.");
        }
    }

    /** The last state in words, for a run that did not complete: what happened and what to do. */
    public static @Nullable String complaint(RunView run) {
        return switch (run.state()) {
            case "COMPLETED" -> null;
            case "QUARANTINED" ->
                "The run " + run.id() + " of " + run.source()
                        + " was quarantined by the quality gate: see 'whereabouts run show " + run.id() + "'.";
            default ->
                "The run " + run.id() + " of " + run.source() + " ended " + run.state()
                        + (run.error() == null ? "" : " (" + run.error() + ")") + ": see 'whereabouts run show "
                        + run.id() + "'.";
        };
    }
}
