package org.whereabouts.app.command;

import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One row of standard input, its cells found by the names of their columns. */
record CsvRow(Map<String, Integer> columns, CSVRecord cells) {

    /** The cell without blanks around it; empty where the row or the table ends before it. */
    String text(String column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.size() ? "" : cells.get(at).strip();
    }

    /** The same, null for an empty cell. */
    @Nullable
    String optional(String column) {
        String text = text(column);
        return text.isEmpty() ? null : text;
    }
}
