package org.whereabouts.crawler.throttle;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Decides when a failing host is left alone, and for how long. The rule is Resilience4j's circuit breaker; its window and its
 * state come from the host's row and go back there, so that every process counts what every other has seen, and a restart
 * forgets nothing. That a host is asked by one at a time makes the first request after the wait the one trial.
 */
final class Breaker {

    private static final int WINDOW = 4;
    private static final CircuitBreakerConfig RULE = CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(WINDOW)
            .minimumNumberOfCalls(WINDOW - 1)
            .failureRateThreshold(75)
            .permittedNumberOfCallsInHalfOpenState(1)
            .build();

    /** How long it stays open at first, in gaps of the host: long against the pace at which it was just asked. */
    private static final int FIRST_WAIT_GAPS = 60;

    private static final Duration LONGEST = Duration.ofHours(6);

    private final RandomGenerator jitter;

    Breaker(RandomGenerator jitter) {
        this.jitter = jitter;
    }

    /**
     * What one more outcome makes of the host.
     *
     * @param openFor how long nobody may ask the host; empty when it is not, or no longer, shut off
     */
    record Reading(HostHealth health, Optional<Duration> openFor) {}

    Reading after(HostHealth before, boolean failed, Duration gap) {
        String recent = last(WINDOW, before.recent() + (failed ? 'F' : 'S'));
        if (before.trips() == 0 && recent.indexOf('F') < 0) {
            return new Reading(new HostHealth(recent, 0), Optional.empty());
        }
        CircuitBreaker circuit = asOf(before);
        if (failed) {
            circuit.onError(0, TimeUnit.NANOSECONDS, new HostFailed());
        } else {
            circuit.onSuccess(0, TimeUnit.NANOSECONDS);
        }
        if (circuit.getState() == CircuitBreaker.State.OPEN) {
            return new Reading(new HostHealth("", before.trips() + 1), Optional.of(wait(before.trips(), gap)));
        }
        return new Reading(new HostHealth(before.trips() > 0 ? "S" : recent, 0), Optional.empty());
    }

    /** A circuit that has seen what the host's row remembers, save what the next outcome pushes out of the window. */
    private static CircuitBreaker asOf(HostHealth health) {
        CircuitBreaker circuit = CircuitBreaker.of("host", RULE);
        if (health.trips() > 0) {
            circuit.transitionToOpenState();
            circuit.transitionToHalfOpenState();
            circuit.acquirePermission();
            return circuit;
        }
        HostHealth window = new HostHealth(last(WINDOW - 1, health.recent()), 0);
        // Successes first: the rate grows to what it was, and passes no threshold on the way.
        for (int i = 0; i < window.count('S'); i++) {
            circuit.onSuccess(0, TimeUnit.NANOSECONDS);
        }
        for (int i = 0; i < window.count('F'); i++) {
            circuit.onError(0, TimeUnit.NANOSECONDS, new HostFailed());
        }
        return circuit;
    }

    private Duration wait(int trips, Duration gap) {
        long first = Math.clamp(gap.multipliedBy(FIRST_WAIT_GAPS).toMillis(), 1, LONGEST.toMillis());
        long doubled = IntervalFunction.ofExponentialBackoff(first, 2.0, LONGEST.toMillis())
                .apply(Math.min(trips, 30) + 1);
        return Duration.ofMillis(Math.max(1, (long) (doubled * jitter.nextDouble(0.75, 1.25))));
    }

    private static String last(int count, String outcomes) {
        return outcomes.substring(Math.max(0, outcomes.length() - count));
    }

    /** What Resilience4j wants to be told; made without a stack trace, since it is never thrown. */
    private static final class HostFailed extends Exception {
        HostFailed() {
            super("the host failed", null, false, false);
        }
    }
}
