package org.whereabouts.app.local;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.whereabouts.app.local.LocalStack.Serving;
import org.whereabouts.app.terminal.Terminal;

/** What {@code up} says when it is ready. */
public final class UpText {

    /** Begins the last line. */
    static final String END = "End it with";

    private UpText() {}

    /** Prints address, key, and what to try. */
    public static void print(Terminal terminal, Serving serving, DataFolder folder, Duration took) {
        TryThis tryThis = new TryThis(serving, folder);
        List<String> examples = tryThis.lines();
        terminal.println(String.format(Locale.ROOT, "Ready after %.1f s: %s", took.toMillis() / 1000.0, serving.url()));
        terminal.println("");
        terminal.println("  documentation  " + tryThis.documentation());
        terminal.println("  local key      " + serving.key());
        terminal.println("  sandbox        " + serving.sites().adminUrl());
        terminal.println("");
        examples.forEach(terminal::println);
        terminal.println("");
        terminal.println(END + " 'whereabouts down', or Ctrl-C in the terminal where it runs.");
    }
}
