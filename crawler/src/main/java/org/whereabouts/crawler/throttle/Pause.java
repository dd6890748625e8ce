package org.whereabouts.crawler.throttle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Waiting, injected so that tests need not. */
@FunctionalInterface
public interface Pause {

    /** Returns when that instant has come, at once when it has passed. */
    void until(Instant instant) throws InterruptedException;

    /** Really waits. */
    static Pause sleeping(InstantSource clock) {
        return instant -> {
            Duration wait = Duration.between(clock.instant(), instant);
            if (wait.isPositive()) {
                Thread.sleep(wait);
            }
        };
    }
}
