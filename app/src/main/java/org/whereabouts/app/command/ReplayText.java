package org.whereabouts.app.command;

import static org.whereabouts.app.terminal.Table.Column.exact;
import static org.whereabouts.app.terminal.Table.Column.number;
import static org.whereabouts.app.terminal.Table.Column.text;

import java.util.Locale;
import org.whereabouts.app.terminal.Facts;
import org.whereabouts.app.terminal.Table;
import org.whereabouts.app.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/** What a replay found, as an operator reads it. */
record ReplayText(Terminal terminal, JsonNode summary) {

    /** Whether every page could be read, and read as it did when it was captured. */
    boolean isClean() {
        return summary.path("changed").asLong() == 0
                && summary.path("unreadable").isEmpty();
    }

    void print() {
        Facts facts = new Facts();
        long pages = summary.path("pages").asLong();
        double seconds = summary.path("seconds").asDouble();
        facts.add("pages", String.format(Locale.ROOT, "%d in %.1f s%s", pages, seconds, pace(pages, seconds)));
        facts.add("people", summary.path("entries").asString());
        facts.add(
                "parsing",
                String.format(
                        Locale.ROOT, "%.1f s", summary.path("parsingSeconds").asDouble()));
        facts.add("read otherwise", summary.path("changed").asString());
        facts.print(terminal);
        Table table = Table.of(text("READS AS"), number("PAGES"));
        summary.path("outcomes")
                .properties()
                .forEach(outcome ->
                        table.row(outcome.getKey(), outcome.getValue().asString()));
        summary.path("unreadable")
                .properties()
                .forEach(trouble ->
                        table.row(words(trouble.getKey()), trouble.getValue().asString()));
        if (!table.isEmpty()) {
            terminal.println("");
            table.print(terminal);
        }
        printChanges();
    }

    private void printChanges() {
        Table changes = Table.of(number("CAPTURE"), exact("SOURCE"), text("THEN"), text("NOW"));
        for (JsonNode change : summary.path("changes")) {
            changes.row(
                    change.path("capture").asString(),
                    change.path("source").asString(),
                    reading(change.path("then")),
                    reading(change.path("now")));
        }
        if (!changes.isEmpty()) {
            terminal.println("");
            changes.print(terminal);
        }
    }

    private static String reading(JsonNode reading) {
        String outcome = reading.path("outcome").asString();
        return outcome.equals("Roster")
                ? outcome + " of " + reading.path("entries").asString()
                : outcome;
    }

    private static String words(String trouble) {
        return "not read: " + trouble.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String pace(long pages, double seconds) {
        return pages < 1 || seconds < 0.05 ? "" : String.format(Locale.ROOT, " (%.0f a second)", pages / seconds);
    }
}
