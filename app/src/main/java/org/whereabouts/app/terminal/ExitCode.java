package org.whereabouts.app.terminal;

/** How a command ends, as the shell sees it. The numbers are part of the command line's contract. */
public enum ExitCode {
    /** It did what was asked. */
    OK(0),
    /** It could not; the line on standard error says why. */
    FAILED(1),
    /** The command line was wrong. */
    USAGE(2),
    /** A server that it needs does not answer. */
    NOT_REACHABLE(3),
    /** What was asked for does not exist. */
    NOT_FOUND(4),
    /** A key is missing, revoked, or lacks the scope. */
    NOT_ALLOWED(5);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The process's exit status. */
    public int number() {
        return number;
    }
}
