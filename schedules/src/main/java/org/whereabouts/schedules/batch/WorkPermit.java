package org.whereabouts.schedules.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobInterruptedException;
import org.whereabouts.crawler.sweep.Permit;
import org.whereabouts.crawler.sweep.SweepStep;
import org.whereabouts.schedules.run.RunLock;

/**
 * A worker may go on with a run while it holds the run's lock, the application is not coming to its end, and nobody has withdrawn
 * the run's source. While it asks a site, which is mostly waiting, somebody looks every second whether that is still so, and
 * wakes it when not.
 */
final class WorkPermit implements Permit, AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final RunLock.Held lock;
    private final Shutdown shutdown;
    private final BooleanSupplier withdrawn;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Who asks a site now, and may be interrupted therefore. Guarded by this. */
    private @Nullable Thread asking;

    private @Nullable Instant rest;
    private volatile boolean settled;

    private WorkPermit(RunLock.Held lock, Shutdown shutdown, BooleanSupplier withdrawn, InstantSource clock) {
        this.lock = lock;
        this.shutdown = shutdown;
        this.withdrawn = withdrawn;
        this.clock = clock;
    }

    /**
     * A permit that is watched until it is closed.
     *
     * @param withdrawn whether the run's source was withdrawn; asked every second, and by any thread
     */
    static WorkPermit watched(RunLock.Held lock, Shutdown shutdown, BooleanSupplier withdrawn, InstantSource clock) {
        WorkPermit permit = new WorkPermit(lock, shutdown, withdrawn, clock);
        Thread.ofVirtual().name("permit").start(permit::watch);
        return permit;
    }

    @Override
    public boolean isGranted() {
        return !shutdown.hasBegun() && lock.isHeld() && !isWithdrawn();
    }

    /** Whether the run has to end because its source was withdrawn. */
    boolean isWithdrawn() {
        return !settled && withdrawn.getAsBoolean();
    }

    /** The run was believed and is about to be written: from here on it is brought to its end, also when its source is withdrawn. */
    void settle() {
        settled = true;
    }

    /** Ends the job here, to be gone on with by the run's next worker. */
    void require() throws JobInterruptedException {
        if (!isGranted()) {
            throw new JobInterruptedException(
                    shutdown.hasBegun()
                            ? "the application ends"
                            : isWithdrawn() ? "the source was withdrawn" : "the lock of the run is lost");
        }
    }

    /** One step of a sweep. */
    interface Asking {
        SweepStep step() throws InterruptedException;
    }

    /** Takes the step; when the permit goes meanwhile, ends the job within seconds. */
    SweepStep whileGranted(Asking asked) throws JobInterruptedException, InterruptedException {
        become(Thread.currentThread());
        try {
            return asked.step();
        } catch (InterruptedException e) {
            require();
            throw e;
        } finally {
            become(null);
            // A wake-up that came too late must not disturb what is done next, by this job or another on this thread.
            Thread.interrupted();
        }
    }

    private synchronized void become(@Nullable Thread worker) {
        asking = worker;
    }

    private synchronized void wake() {
        if (asking != null) {
            asking.interrupt();
        }
    }

    private void watch() {
        try {
            while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!isGranted()) {
                    wake();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until then, or until the permit is gone. */
    void await(Instant until) throws InterruptedException {
        Duration left = left(until);
        while (left.isPositive() && isGranted() && !shutdown.await(left.compareTo(LOOK) < 0 ? left : LOOK)) {
            left = left(until);
        }
    }

    private Duration left(Instant until) {
        return Duration.between(clock.instant(), until);
    }

    /** Ends the job here, to be gone on with at that time, so that no worker waits for it. */
    void restUntil(Instant until) throws JobInterruptedException {
        rest = until;
        throw new JobInterruptedException("the sweep rests until " + until);
    }

    /** Until when the job was to rest when it ended. */
    Optional<Instant> rest() {
        return Optional.ofNullable(rest);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
