package org.whereabouts.app.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;
import org.whereabouts.app.client.RunView.Progress;

/**
 * How fast a sweep goes, from what was seen of it over the last seconds. The server tells how far it is; only who watches
 * can tell how fast.
 */
public final class RunPace {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final Deque<Observation> observations = new ArrayDeque<>();

    private record Observation(Instant at, Progress progress) {}

    /** Notes how far the sweep was at this time. */
    public void observe(Instant at, Progress progress) {
        observations.addLast(new Observation(at, progress));
        while (observations.size() > 2 && observations.getFirst().at().isBefore(at.minus(WINDOW))) {
            observations.removeFirst();
        }
    }

    /** Pages a second; empty until two moments were seen. */
    public OptionalDouble pagesPerSecond() {
        double seconds = seconds();
        return seconds <= 0 ? OptionalDouble.empty() : OptionalDouble.of((last().pages() - first().pages()) / seconds);
    }

    /**
     * How long the searches known by now will take at this pace; empty while nothing moves. A lower bound where the site makes
     * us split searches, since the parts become known only then.
     */
    public Optional<Duration> remaining() {
        double seconds = seconds();
        if (seconds <= 0) {
            return Optional.empty();
        }
        double searchesPerSecond = (last().searchesDone() - first().searchesDone()) / seconds;
        int left = last().searchesKnown() - last().searchesDone();
        return searchesPerSecond <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) Math.ceil(left / searchesPerSecond)));
    }

    private double seconds() {
        return observations.size() < 2
                ? 0
                : Duration.between(
                                        observations.getFirst().at(),
                                        observations.getLast().at())
                                .toMillis()
                        / 1000.0;
    }

    private Progress first() {
        return observations.getFirst().progress();
    }

    private Progress last() {
        return observations.getLast().progress();
    }
}
