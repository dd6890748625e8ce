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
    private boolean heard;

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

    /** From here on it is to be told whether anything comes. */
    void listen() {
        heard = false;
    }

    /** Whether a byte has come since, or the connection's end. */
    boolean hasHeard() {
        return heard;
    }

    void heard() {
        if (this != NONE) {
            heard = true;
        }
    }
}
