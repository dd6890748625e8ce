package org.whereabouts.searchapi.problem;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A failure as the log may have it: classes and frames, without the messages. A driver's message may quote the row or the query
 * that it failed on.
 */
final class Trace {

    private static final int FRAMES = 30;

    private Trace() {}

    /** The classes of a failure and its causes, in one line. */
    static String classes(Throwable failure) {
        return chain(failure).stream().map(at -> at.getClass().getName()).collect(Collectors.joining(" <- "));
    }

    /** The same with frames, a line each. */
    static String frames(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable at : chain(failure)) {
            text.append(text.isEmpty() ? "" : "\ncaused by ")
                    .append(at.getClass().getName());
            StackTraceElement[] frames = at.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n  at ").append(frames[i]);
            }
        }
        return text.toString();
    }

    private static Set<Throwable> chain(Throwable failure) {
        Set<Throwable> chain = new LinkedHashSet<>();
        Throwable at = failure;
        while (at != null && chain.add(at)) {
            at = at.getCause();
        }
        return chain;
    }
}
