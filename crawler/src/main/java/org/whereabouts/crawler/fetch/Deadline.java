package org.whereabouts.crawler.fetch;

import java.time.Duration;

/** When the request that a thread is making has to be over: bound to the thread for as long as it makes it. */
final class Deadline {

    private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    /** Of whoever is making no request, such as who closes connections that nobody uses. */
    private static final Deadline NONE = new Deadline(Long.MAX_VALUE);

    private final long begun = System.nanoTime();
    private final long allowed;

    /** Asked for by the thread that makes the request alone. */
    private boolean silent;

    private Deadline(long allowed) {
        this.allowed = allowed;
    }

    /** Does something that has to be over when so much time has passed; whoever waits in it asks for the {@link #current} one. */
    static <T, X extends Throwable> T within(Duration allowed, ScopedValue.CallableOp<T, X> action) throws X {
        return ScopedValue.where(CURRENT, new Deadline(allowed.toNanos())).call(action);
    }

    /** That of this thread; one that never comes for a thread that makes no request. */
    static Deadline current() {
        return CURRENT.orElse(NONE);
    }

    /** How long is left to wait, in nanoseconds: 0 or less when the time is over. */
    long nanosLeft() {
        return allowed - (System.nanoTime() - begun);
    }

    boolean isOver() {
        return nanosLeft() <= 0;
    }

    /** Whether the last wait for a byte ended without one, and without the end of the connection. */
    boolean heardSilence() {
        return silent;
    }

    void heard(boolean silence) {
        if (this != NONE) {
            silent = silence;
        }
    }
}
