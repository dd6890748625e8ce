package org.whereabouts.app.command;

import static org.whereabouts.app.terminal.Table.Column.exact;
import static org.whereabouts.app.terminal.Table.Column.number;
import static org.whereabouts.app.terminal.Table.Column.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.RunView;
import org.whereabouts.app.terminal.Table;

/** Runs, a row each: where the terminal is narrow, without what started them and how many pages they asked for. */
final class RunListText {

    /** From how many columns on there is room for everything. */
    private static final int WIDE = 80;

    private final Setting setting;

    RunListText(Setting setting) {
        this.setting = setting;
    }

    void print(List<RunView> runs) {
        if (runs.isEmpty()) {
            setting.terminal().hint("No runs yet. Start one: whereabouts run start SOURCE");
            return;
        }
        (setting.terminal().columns() < WIDE ? narrow(runs) : wide(runs)).print(setting.terminal());
    }

    private Table wide(List<RunView> runs) {
        Table table = Table.of(
                number("RUN"),
                exact("SOURCE"),
                text("STATE"),
                text("TRIGGER"),
                number("PAGES"),
                number("PEOPLE"),
                exact("STARTED"));
        for (RunView run : runs) {
            RunView.@Nullable Progress progress = run.progress();
            table.row(
                    Long.toString(run.id()),
                    run.source(),
                    run.state(),
                    run.trigger(),
                    progress == null ? "-" : Integer.toString(progress.pages()),
                    people(run),
                    setting.minute(run.startedAt()));
        }
        return table;
    }

    private Table narrow(List<RunView> runs) {
        Table table = Table.of(number("RUN"), exact("SOURCE"), text("STATE"), number("PEOPLE"), exact("STARTED"));
        for (RunView run : runs) {
            table.row(Long.toString(run.id()), run.source(), run.state(), people(run), setting.minute(run.startedAt()));
        }
        return table;
    }

    private static String people(RunView run) {
        RunView.@Nullable Progress progress = run.progress();
        return progress == null ? "-" : Integer.toString(progress.people());
    }
}
