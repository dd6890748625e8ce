package org.whereabouts.schedules.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.batch.core.job.JobInterruptedException;
import org.whereabouts.crawler.sweep.Permit;
import org.whereabouts.schedules.run.RunLock;

/** A worker may go on with a run while it holds the run's lock and the application is not coming to its end. */
final class WorkPermit implements Permit {

    /** How often a worker that waits looks whether the run is still its own. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final RunLock.Held lock;
    private final Shutdown shutdown;
    private final InstantSource clock;

    WorkPermit(RunLock.Held lock, Shutdown shutdown, InstantSource clock) {
        this.lock = lock;
        this.shutdown = shutdown;
        this.clock = clock;
    }

    @Override
    public boolean isGranted() {
        return !shutdown.hasBegun() && lock.isHeld();
    }

    /** Ends the job here, to be gone on with by the run's next worker. */
    void require() throws JobInterruptedException {
        if (!isGranted()) {
            throw new JobInterruptedException(
                    shutdown.hasBegun() ? "the application ends" : "the lock of the run is lost");
        }
    }

    /** Waits until then, or until the permit is gone. */
    void await(Instant until) throws InterruptedException {
        Duration left = left(until);
        while (left.isPositive() && lock.isHeld() && !shutdown.await(left.compareTo(LOOK) < 0 ? left : LOOK)) {
            left = left(until);
        }
    }

    private Duration left(Instant until) {
        return Duration.between(clock.instant(), until);
    }
}
