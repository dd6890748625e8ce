package org.whereabouts.benchmarks.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.whereabouts.app.terminal.Table;
import org.whereabouts.app.terminal.Table.Column;
import org.whereabouts.app.terminal.Terminal;
import org.whereabouts.benchmarks.measure.Figure.Bound;

/**
 * What a benchmark found.
 *
 * @param benchmark its name on the command line
 * @param sizes what was measured: the options, in the order in which they are shown
 * @param figures the result
 * @param rounds what each round measured, for JSON
 */
public record Report(String benchmark, SequencedMap<String, Object> sizes, List<Figure> figures, List<?> rounds) {

    public Report {
        figures = List.copyOf(figures);
        rounds = List.copyOf(rounds);
    }

    /** Prints it as a table, or as JSON with the rounds. */
    public void print(Terminal terminal, boolean json) {
        int cores = Runtime.getRuntime().availableProcessors();
        if (json) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("benchmark", benchmark);
            shown.put("cores", cores);
            shown.put("sizes", sizes);
            Map<String, Object> byKey = new LinkedHashMap<>();
            figures.forEach(figure -> byKey.put(figure.key(), shown(figure)));
            shown.put("figures", byKey);
            shown.put("rounds", rounds);
            terminal.printJson(shown);
            return;
        }
        String measured = sizes.entrySet().stream()
                .map(size -> size.getKey() + " " + size.getValue())
                .collect(Collectors.joining(", "));
        terminal.println(benchmark + ": " + measured + ", cores " + cores);
        Table table = Table.of(
                Column.text("WHAT"),
                Column.number("MEDIAN"),
                Column.number("RANGE"),
                Column.exact("UNIT"),
                Column.exact("BOUND"));
        for (Figure figure : figures) {
            table.row(
                    figure.what(),
                    number(figure.value().median(), figure),
                    range(figure),
                    figure.unit(),
                    bound(figure));
        }
        table.print(terminal);
    }

    private static Map<String, Object> shown(Figure figure) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("median", figure.value().median());
        shown.put("least", figure.value().least());
        shown.put("most", figure.value().most());
        shown.put("unit", figure.unit());
        switch (figure.bound()) {
            case null -> {}
            case Bound.AtMost(double most) -> shown.put("atMost", most);
            case Bound.AtLeast(double least) -> shown.put("atLeast", least);
        }
        return shown;
    }

    private static String bound(Figure figure) {
        return switch (figure.bound()) {
            case null -> "";
            case Bound.AtMost(double most) -> "at most " + number(most, figure) + missed(figure);
            case Bound.AtLeast(double least) -> "at least " + number(least, figure) + missed(figure);
        };
    }

    private static String range(Figure figure) {
        String least = number(figure.value().least(), figure);
        String most = number(figure.value().most(), figure);
        return least.equals(most) ? "" : least + "-" + most;
    }

    private static String missed(Figure figure) {
        return figure.holds() ? "" : ": missed";
    }

    private static String number(double value, Figure figure) {
        return String.format(Locale.ROOT, "%." + figure.decimals() + "f", value);
    }
}
