package org.whereabouts.app.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * A few lines that show how far something is. On a terminal they are redrawn in place; elsewhere they are printed now and then,
 * so that a log stays readable.
 */
public final class LiveLines {

    private static final Duration LOG_EVERY = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final InstantSource clock;
    private int drawn;
    private Instant lastLogged = Instant.MIN;
    private List<String> logged = List.of();

    /** Lines on this terminal; {@code clock} paces them where they are not redrawn. */
    public LiveLines(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /** The state now. */
    public void show(List<String> lines) {
        if (terminal.live()) {
            redraw(lines);
        } else if (!clock.instant().isBefore(lastLogged.plus(LOG_EVERY))) {
            log(lines);
        }
    }

    /** The last state; what comes next is printed below it. */
    public void finish(List<String> lines) {
        if (terminal.live()) {
            redraw(lines);
            drawn = 0;
        } else {
            log(lines);
        }
    }

    private void redraw(List<String> lines) {
        StringBuilder screen = new StringBuilder();
        if (drawn > 0) {
            // CSI n F: to the beginning of the line n lines up (ECMA-48, CPL); CSI J: erase from there on (ED).
            screen.append("\u001b[").append(drawn).append("F\u001b[J");
        }
        lines.forEach(line -> screen.append(cut(line)).append('\n'));
        terminal.out().print(screen);
        terminal.out().flush();
        drawn = lines.size();
    }

    /** A line that wrapped would take two rows and spoil the redrawing. */
    private String cut(String line) {
        int width = terminal.columns() - 1;
        return line.codePointCount(0, line.length()) <= width
                ? line
                : line.substring(0, line.offsetByCodePoints(0, width));
    }

    private void log(List<String> lines) {
        lines.stream().filter(line -> !logged.contains(line)).forEach(terminal::println);
        logged = List.copyOf(lines);
        lastLogged = clock.instant();
    }
}
