package org.whereabouts.crawler.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/**
 * A table of data: one row of heads in its {@code thead}, or of nothing but {@code th} before all others, and a row of cells for
 * each {@code tr} of its {@code tbody}. Walks from child to child, which costs a fraction of what selectors do; lists are read by
 * the thousand.
 */
public final class HtmlTable {

    /** What a table has to be; for those who must say that a page has another one. */
    public static final String PLAIN =
            "a table of one row of heads, without cells that span others and without tables in cells";

    /** What browsers read as 1 (HTML, section 4.9.11); a rowspan of 0 goes on to the last row. */
    private static final Set<String> COLSPAN_OF_ONE = Set.of("", "0", "1");

    private static final Set<String> ROWSPAN_OF_ONE = Set.of("", "1");

    private static final Evaluator LINK = Selector.evaluatorOf("a[href]");

    private final List<String> heads;
    private final List<Row> rows;

    private HtmlTable(List<String> heads, List<Row> rows) {
        this.heads = heads;
        this.rows = rows;
    }

    /**
     * The table as the page has it; its rows may have fewer or more cells than there are heads.
     *
     * @return empty for a table in which a cell could be taken for that of another column or row: one that is not {@link #PLAIN},
     *     or has two columns of one name
     */
    public static Optional<HtmlTable> of(Element table) {
        List<List<Element>> heads = new ArrayList<>();
        List<List<Element>> rows = new ArrayList<>();
        for (Element section = table.firstElementChild(); section != null; section = section.nextElementSibling()) {
            if (section.nameIs("thead") || section.nameIs("tbody")) {
                List<List<Element>> of = section.nameIs("thead") ? heads : rows;
                for (Element row = section.firstElementChild(); row != null; row = row.nextElementSibling()) {
                    if (row.nameIs("tr")) {
                        of.add(cells(row));
                    }
                }
            }
        }
        heads.removeIf(List::isEmpty);
        // Some sites write the row of heads as the first of all, in no section of its own.
        if (heads.isEmpty() && !rows.isEmpty() && rows.getFirst().stream().allMatch(cell -> cell.nameIs("th"))) {
            heads.add(rows.removeFirst());
        }
        if (heads.size() != 1 || !isPlain(heads) || !isPlain(rows)) {
            return Optional.empty();
        }
        List<String> names = heads.getFirst().stream().map(HtmlTable::text).toList();
        List<String> named = names.stream().filter(name -> !name.isEmpty()).toList();
        return Set.copyOf(named).size() == named.size()
                ? Optional.of(new HtmlTable(
                        names, rows.stream().map(cells -> new Row(names, cells)).toList()))
                : Optional.empty();
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

    private static boolean isPlain(List<List<Element>> rows) {
        for (List<Element> cells : rows) {
            for (Element cell : cells) {
                if (spans(cell, "colspan", COLSPAN_OF_ONE)
                        || spans(cell, "rowspan", ROWSPAN_OF_ONE)
                        || holdsTable(cell)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean spans(Element cell, String attribute, Set<String> ofOne) {
        return cell.hasAttr(attribute) && !ofOne.contains(cell.attr(attribute).strip());
    }

    private static boolean holdsTable(Element element) {
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (child.nameIs("table") || holdsTable(child)) {
                return true;
            }
        }
        return false;
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
            return first != null && first.nameIs("a") && first.hasAttr("href")
                    ? first
                    : cell(column).selectFirst(LINK);
        }

        /** What a visitor reads in that column; "" for an empty cell. */
        public String text(String column) {
            return HtmlTable.text(cell(column));
        }
    }
}
