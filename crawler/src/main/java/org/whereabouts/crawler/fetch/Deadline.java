package org.whereabouts.crawler.fetch;

import java.time.Duration;

/** When the request that a thread is making has to be over: bound to the thread for as long as it makes it. */
final class Deadline {

    private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();
    private static final long NO_END = Long.MAX_VALUE;

    /** By {@link System#nanoTime}. */
    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    /** Does something that has to be over when so much time has passed; whoever waits in it asks {@link #nanosLeft}. */
    static <T, X extends Throwable> T within(Duration allowed, ScopedValue.CallableOp<T, X> action) throws X {
        return ScopedValue.where(CURRENT, new Deadline(System.nanoTime() + allowed.toNanos()))
                .call(action);
    }

    /** How long this thread may still wait, in nanoseconds: 0 or less when its time is over, without end when it has none. */
    static long nanosLeft() {
        return CURRENT.isBound() ? CURRENT.get().at - System.nanoTime() : NO_END;
    }

    static boolean isOver() {
        return nanosLeft() <= 0;
    }
}
