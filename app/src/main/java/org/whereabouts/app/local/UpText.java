package org.whereabouts.app.local;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.local.LocalStack.Serving;
import org.whereabouts.app.terminal.Terminal;

/** What {@code up} says when it is ready. */
public final class UpText {

    /** Begins the last line. */
    static final String END = "End it with";

    private UpText() {}

    /**
     * Prints address, key, and what to try. The further sources are swept from now on: no sooner, so that the examples are asked
     * of a calm system.
     */
    public static void print(Terminal terminal, Serving serving, DataFolder folder, Duration took) {
        TryThis tryThis = new TryThis(serving, folder);
        List<String> examples = tryThis.lines();
        List<String> sweeping = sweepFurther(serving);
        terminal.println(String.format(Locale.ROOT, "Ready after %.1f s: %s", took.toMillis() / 1000.0, serving.url()));
        terminal.println("");
        terminal.println("  documentation  " + tryThis.documentation());
        terminal.println("  local key      " + serving.key());
        terminal.println("  sandbox        " + serving.sites().adminUrl());
        if (!sweeping.isEmpty()) {
            terminal.println("  meanwhile      sweeping "
                    + (sweeping.size() == 1 ? "another source" : sweeping.size() + " more sources")
                    + ": see 'whereabouts run list'");
        }
        terminal.println("");
        examples.forEach(terminal::println);
        terminal.println("");
        terminal.println(END + " 'whereabouts down', or Ctrl-C in the terminal where it runs.");
    }

    private static List<String> sweepFurther(Serving serving) {
        try (ApiClient client = new ApiClient(serving.url(), serving.key())) {
            return FirstSweep.begin(client, serving.further());
        }
    }
}
