package org.whereabouts.app.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/** Ends the stack of a data folder from another process. */
public final class StackEnd {

    /** Requests and runs under way come to a stop first, then the servers write what they hold. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final StackFile file;

    /** The end of this folder's stack. */
    public StackEnd(DataFolder folder) {
        this.file = new StackFile(folder);
    }

    /**
     * Ends the stack and waits until it is gone.
     *
     * @return what was ended; empty where nothing ran
     */
    public Optional<Stack> end() {
        Optional<Stack> running = file.running();
        running.ifPresent(stack -> file.process(stack).ifPresent(process -> end(stack, process)));
        return running;
    }

    private static void end(Stack stack, ProcessHandle process) {
        if (!process.destroy()) {
            throw new OperatorException(
                    ExitCode.NOT_ALLOWED,
                    "Process " + stack.pid() + " cannot be ended: it belongs to who ran 'whereabouts up'.");
        }
        try {
            process.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // Its servers watch it: they end with it, however it ends.
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new OperatorException(ExitCode.FAILED, "Cannot wait for process " + stack.pid() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorException(ExitCode.FAILED, "Interrupted; it may still be ending.", e);
        }
    }
}
