package org.whereabouts.app.command;

import java.util.List;
import org.whereabouts.app.client.SiteReportView;
import org.whereabouts.app.client.SiteReportView.Change;
import org.whereabouts.app.client.SiteWatchView;
import org.whereabouts.app.terminal.Terminal;

/** What changed on a web site, as an operator reads it. */
record SiteReportText(Setting setting, SiteReportView report) {

    void print() {
        Terminal terminal = setting.terminal();
        SiteWatchView latest = report.latest();
        if (latest == null) {
            terminal.hint(report.site() + " was not watched yet. Watch it: whereabouts site watch " + report.site());
            return;
        }
        if (latest.ended() && !latest.isComplete()) {
            terminal.hint("The last watch, " + latest.id() + ", is " + latest.outcome() + " and changes nothing here: "
                    + Terminal.printable(latest.reason()));
        }
        SiteWatchView before = report.before();
        SiteWatchView after = report.after();
        if (before == null || after == null) {
            terminal.hint("There is nothing to compare yet: it takes two complete watches.");
            return;
        }
        String watches = "%s: watch %d (%s) against watch %d (%s)"
                .formatted(
                        report.site(),
                        after.id(),
                        setting.minute(after.startedAt()),
                        before.id(),
                        setting.minute(before.startedAt()));
        wrapped(watches, "", "  ");
        String counts = "%d added, %d changed, %d vanished, %d no longer watched, %d unchanged"
                .formatted(
                        report.added().size(),
                        report.changed().size(),
                        report.vanished().size(),
                        report.noLongerWatched().size(),
                        report.unchanged());
        wrapped(counts, "", "  ");
        print("ADDED", report.added());
        print("CHANGED", report.changed());
        print("VANISHED", report.vanished());
        print("NO LONGER WATCHED", report.noLongerWatched());
    }

    private void print(String heading, List<Change> changes) {
        for (Change change : changes) {
            Terminal terminal = setting.terminal();
            terminal.println("");
            terminal.println(heading + "  " + Terminal.printable(change.url()));
            String title = change.title().isEmpty() ? "" : Terminal.printable(change.title()) + ": ";
            wrapped(title + Terminal.printable(change.why()), "  ", "  ");
            // A long line goes on below itself, behind its mark, so that a copied diff keeps its shape.
            change.diff().forEach(line -> wrapped(Terminal.printable(line), "  ", "    "));
        }
    }

    private void wrapped(String text, String first, String next) {
        Terminal terminal = setting.terminal();
        String rest = text;
        String indent = first;
        while (indent.length() + rest.length() > terminal.columns()) {
            int room = Math.max(terminal.columns() - indent.length(), 1);
            int blank = rest.lastIndexOf(' ', room);
            int end = blank > 1 ? blank : Math.min(room, rest.length());
            terminal.println((indent + rest.substring(0, end)).stripTrailing());
            rest = rest.substring(end).stripLeading();
            indent = next;
        }
        terminal.println((indent + rest).stripTrailing());
    }
}
