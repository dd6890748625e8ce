package org.whereabouts.crawler.coverage;

import java.util.List;
import java.util.stream.Collectors;

/** A table as Markdown has them: whatever stands in a cell stays in it. */
final class MarkdownTable {

    private final StringBuilder rows = new StringBuilder();

    MarkdownTable(String... heads) {
        row(heads);
        rows.append("|---".repeat(heads.length)).append("|\n");
    }

    void row(String... cells) {
        rows.append(
                List.of(cells).stream().map(MarkdownTable::escaped).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("\n", " ").strip();
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
