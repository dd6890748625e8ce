package org.whereabouts.crawler.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/**
 * A table of data: heads in its {@code thead}, a row of as many cells for each {@code tr} of its {@code tbody}. Walks from child
 * to child, which costs a fraction of what selectors do; lists are read by the thousand.
 */
public final class HtmlTable {

    private static final Evaluator ANCHOR = Selector.evaluatorOf("a");

    private final List<String> heads;
    private final List<Row> rows;

    private HtmlTable(List<String> heads, List<Row> rows) {
        this.heads = heads;
        this.rows = rows;
    }

    /** The table as the page has it, whatever its rows look like. */
    public static HtmlTable of(Element table) {
        List<String> heads = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Element section = table.firstElementChild(); section != null; section = section.nextElementSibling()) {
            boolean head = section.nameIs("thead");
            if (head || section.nameIs("tbody")) {
                for (Element row = section.firstElementChild(); row != null; row = row.nextElementSibling()) {
                    List<Element> cells = cells(row);
                    if (head) {
                        cells.forEach(cell -> heads.add(text(cell)));
                    } else {
                        rows.add(new Row(heads, cells));
                    }
                }
            }
        }
        return new HtmlTable(heads, rows);
    }

    private static List<Element> cells(Element row) {
        List<Element> cells = new ArrayList<>(row.childNodeSize());
        for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
            if (cell.nameIs("td") || cell.nameIs("th")) {
                cells.add(cell);
            }
        }
        return cells;
    }

    /** What a visitor reads in an element, with each run of white space as one space. */
    public static String text(Element element) {
        // Most cells and links hold nothing but text: no need to walk through them.
        return element.childNodeSize() == 1 && element.childNode(0) instanceof TextNode only
                ? only.text().trim()
                : element.text();
    }

    /** The heads of its columns, as a visitor reads them. */
    public List<String> heads() {
        return heads;
    }

    /** The first of these columns that the table does not have. */
    public Optional<String> missing(List<String> columns) {
        return columns.stream().filter(column -> !heads.contains(column)).findFirst();
    }

    /** What stands below the heads, in the order of the page. */
    public List<Row> rows() {
        return rows;
    }

    /** One row of the table. */
    public static final class Row {

        private final List<String> heads;
        private final List<Element> cells;

        private Row(List<String> heads, List<Element> cells) {
            this.heads = heads;
            this.cells = cells;
        }

        /** Whether it has a cell for each head. */
        public boolean isWhole() {
            return cells.size() == heads.size();
        }

        /** How many cells it has. */
        public int size() {
            return cells.size();
        }

        /**
         * Its cell in that column.
         *
         * @throws IndexOutOfBoundsException when the table has no such column, or the row no such cell
         */
        public Element cell(String column) {
            return cells.get(heads.indexOf(column));
        }

        /** The first link in that column; null where there is none. */
        public @Nullable Element link(String column) {
            Element first = cell(column).firstElementChild();
            return first != null && first.nameIs("a") ? first : cell(column).selectFirst(ANCHOR);
        }

        /** What a visitor reads in that column; "" for an empty cell. */
        public String text(String column) {
            return HtmlTable.text(cell(column));
        }
    }
}
