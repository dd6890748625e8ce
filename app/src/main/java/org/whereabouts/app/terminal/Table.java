package org.whereabouts.app.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows under headings, as narrow as the terminal. Columns give way in this order: none while all fits; then the widest of the
 * flexible columns, cut with an ellipsis; and where even that leaves no room, each row becomes a block of
 * {@code heading  value} lines, so that nothing is lost.
 */
public final class Table {

    private static final int GAP = 2;
    private static final int LEAST_FLEXIBLE = 8;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /** A table with these columns and no rows yet. */
    public static Table of(Column... columns) {
        return new Table(List.of(columns));
    }

    /**
     * A column.
     *
     * @param heading its heading
     * @param flexible whether its values may be cut; numbers and ids may not
     * @param right whether it is aligned to the right
     */
    public record Column(String heading, boolean flexible, boolean right) {

        /** A column whose values are never cut. */
        public static Column exact(String heading) {
            return new Column(heading, false, false);
        }

        /** A column whose values are cut where the terminal is narrow. */
        public static Column text(String heading) {
            return new Column(heading, true, false);
        }

        /** A column of numbers, aligned to the right. */
        public static Column number(String heading) {
            return new Column(heading, false, true);
        }
    }

    /** Adds a row; one value for each column. */
    public Table row(String... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        rows.add(Arrays.stream(values).map(Terminal::printable).toList());
        return this;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, none wider than {@code width} unless a single exact value is. */
    public List<String> lines(int width) {
        int[] widths = naturalWidths();
        return shrink(widths, width) ? grid(widths) : blocks(width);
    }

    /** Prints the lines to the terminal, at its width. */
    public void print(Terminal terminal) {
        lines(terminal.columns()).forEach(terminal::println);
    }

    private int[] naturalWidths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = length(columns.get(i).heading());
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return widths;
    }

    private boolean shrink(int[] widths, int width) {
        int excess = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - width;
        for (; excess > 0; excess--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                boolean canGive = columns.get(i).flexible() && widths[i] > LEAST_FLEXIBLE;
                if (canGive && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return false;
            }
            widths[widest]--;
        }
        return true;
    }

    private List<String> grid(int[] widths) {
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::heading).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private String line(List<String> values, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String value = cut(values.get(i), widths[i]);
            String blanks = " ".repeat(widths[i] - length(value));
            line.append(columns.get(i).right() ? blanks + value : value + blanks)
                    .append(" ".repeat(i == widths.length - 1 ? 0 : GAP));
        }
        return line.toString().stripTrailing();
    }

    private List<String> blocks(int width) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            Facts block = new Facts();
            for (int i = 0; i < columns.size(); i++) {
                block.add(columns.get(i).heading(), row.get(i));
            }
            lines.addAll(block.lines(width));
        }
        return lines;
    }

    private static String cut(String value, int width) {
        return length(value) <= width ? value : value.substring(0, value.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static int length(String value) {
        return value.codePointCount(0, value.length());
    }
}
