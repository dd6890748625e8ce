package org.whereabouts.app.local;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/**
 * What was started, to be ended in the opposite order, by whoever comes first: the end of the program, a failure half-way, or
 * Ctrl-C in the middle of the start.
 */
final class Teardown implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    /** Takes charge of something just started; ends it at once when the end has come already. */
    <T extends AutoCloseable> T add(T resource) {
        synchronized (this) {
            if (!closed) {
                started.push(resource);
                return resource;
            }
        }
        end(resource, new ArrayList<>());
        throw new OperatorException(ExitCode.FAILED, "Interrupted while starting; everything started was ended.");
    }

    /** Ends everything; the second call does nothing. One that fails to end does not keep the others alive. */
    @Override
    public synchronized void close() {
        closed = true;
        List<Exception> failures = new ArrayList<>();
        while (!started.isEmpty()) {
            end(started.pop(), failures);
        }
        if (!failures.isEmpty()) {
            OperatorException failure = new OperatorException(
                    ExitCode.FAILED, "Not everything could be ended: " + failures.getFirst(), failures.getFirst());
            failures.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
    }

    @SuppressWarnings("try") // AutoCloseable allows InterruptedException; it is collected like any other failure
    private static void end(AutoCloseable resource, List<Exception> failures) {
        try {
            resource.close();
        } catch (Exception e) {
            // The boundary: whatever it is, the next one still has to be ended.
            failures.add(e);
        }
    }
}
