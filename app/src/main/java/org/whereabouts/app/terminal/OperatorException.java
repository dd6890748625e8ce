package org.whereabouts.app.terminal;

/**
 * Something that the person at the command line can understand and act on. The message is shown as it is, on one line and
 * without a stack trace: it says what is wrong and what to do.
 */
public final class OperatorException extends RuntimeException {

    private final ExitCode exitCode;

    /** What went wrong and what to do, with the exit code that tells a script. */
    public OperatorException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The same, with what caused it (shown under {@code --debug}). */
    public OperatorException(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** How the command ends. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
