package org.whereabouts.app.command;

import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.RunView;
import org.whereabouts.app.terminal.Facts;
import org.whereabouts.app.terminal.Table;
import org.whereabouts.app.terminal.Table.Column;
import org.whereabouts.app.terminal.Terminal;

/** One run as an operator reads it. */
record RunText(Setting setting, RunView run) {

    void print() {
        Terminal terminal = setting.terminal();
        terminal.println("Run " + run.id() + " of " + run.source() + ": " + run.state());
        Facts facts = new Facts();
        facts.add("trigger", run.trigger());
        facts.add("queued", setting.minute(run.queuedAt()));
        facts.add("started", setting.minute(run.startedAt()));
        facts.add("finished", setting.minute(run.finishedAt()));
        RunView.Progress progress = run.progress();
        if (progress != null) {
            facts.add("searches", progress.searchesDone() + " of " + progress.searchesKnown());
            facts.add("pages", Integer.toString(progress.pages()));
            facts.add("people", Integer.toString(progress.people()));
        }
        if (run.siteTotal() != null) {
            facts.add("site's own count", run.siteTotal().toString());
        }
        RunView.Applied applied = run.applied();
        if (applied != null) {
            facts.add(
                    "applied",
                    "%d new, %d changed (%d moved), %d unchanged, %d missing, %d back"
                            .formatted(
                                    applied.inserted(),
                                    applied.updated(),
                                    applied.moved(),
                                    applied.unchanged(),
                                    applied.missing(),
                                    applied.back()));
        }
        if (run.error() != null) {
            facts.add("error", run.error());
        }
        facts.print(terminal);
        printVerdict(terminal);
    }

    private void printVerdict(Terminal terminal) {
        RunView.Verdict verdict = run.verdict();
        if (verdict == null) {
            return;
        }
        terminal.println("");
        terminal.println("Quality gate: " + (verdict.passed() ? "passed" : "refused"));
        Table checks =
                Table.of(Column.text("CHECK"), Column.text("MEASURED"), Column.text("BOUND"), Column.exact("PASSED"));
        for (RunView.Check check : verdict.checks()) {
            checks.row(check.name(), orDash(check.measured()), orDash(check.bound()), check.passed() ? "yes" : "NO");
        }
        checks.print(terminal);
    }

    private static String orDash(@Nullable String value) {
        return value == null ? "-" : value;
    }
}
