package org.whereabouts.crawler.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.NoMatch;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;

/**
 * A result page of the Texas locator: a table with a link to the detail page in every row, and the pager below it. The page
 * says nowhere how many rows it has, so three things stand in for that: it ends with its closing tag, its markup has as many
 * links to detail pages as the table has rows, and the pager is there, also below a list of one page.
 */
final class UsTxTdcjList {

    /** Both sentences have been seen for a search that finds nobody. */
    private static final List<String> NOBODY = List.of("No records found for the requested search", "No Matches Found");

    private static final List<String> COLUMNS =
            List.of("Name", "TDCJ Number", "Gender", "Projected Release Date", "Unit of Assignment", "Age");
    private static final String DETAIL = "viewDetail.action?sid=";
    private static final Evaluator TABLE = Selector.evaluatorOf("table.tdcj_table");
    private static final Evaluator HEADS = Selector.evaluatorOf("thead th");
    private static final Evaluator ROWS = Selector.evaluatorOf("tbody > tr");
    private static final Evaluator LINK = Selector.evaluatorOf("a[href*=" + DETAIL + "]");
    private static final Pattern DETAIL_PATH =
            Pattern.compile("/[^\\s?<>\"']*viewDetail\\.action\\?sid=(\\d+)(?:&[^\\s<>\"']*)?");

    private UsTxTdcjList() {}

    /** Reads the page as the answer to {@code asked}; a look-up of kind {@code find} goes on to the detail pages. */
    static PageOutcome parse(HtmlPage html, PageRequest asked) {
        Document document = html.document();
        Element table = document.selectFirst(TABLE);
        if (table == null) {
            return html.occurrences(DETAIL) == 0 && NOBODY.stream().anyMatch(document.text()::contains)
                    ? new NoMatch()
                    : new LayoutChanged("table.tdcj_table", "title \"" + document.title() + "\"");
        }
        List<String> heads = table.select(HEADS).eachText();
        for (String column : COLUMNS) {
            if (!heads.contains(column)) {
                return new LayoutChanged("column \"" + column + "\"", "columns " + heads);
            }
        }
        Elements rows = table.select(ROWS);
        int links = html.occurrences(DETAIL);
        if (rows.isEmpty()) {
            return new LayoutChanged("rows in table.tdcj_table", "none");
        }
        if (rows.size() != links) {
            return new LayoutChanged(
                    "a row for each link to a detail page", rows.size() + " rows, " + links + " links");
        }
        List<RosterEntry> entries = new ArrayList<>();
        List<PageRequest> next = new ArrayList<>();
        for (Element row : rows) {
            List<Element> cells = cells(row);
            Element link = row.selectFirst(LINK);
            Matcher path = DETAIL_PATH.matcher(link == null ? "" : link.attr("href"));
            if (cells.size() != heads.size() || link == null || !path.matches()) {
                return new LayoutChanged(heads.size() + " cells with a link to the detail", cells.size() + " cells");
            }
            entries.add(entry(heads, cells, link, path.group(1)));
            if (asked.kind().equals("find")) {
                next.add(PageRequest.get("detail", link.attr("href")));
            }
        }
        return switch (UsTxTdcjPager.of(document, asked)) {
            case UsTxTdcjPager.Changed(LayoutChanged change) -> change;
            case UsTxTdcjPager.Read(Optional<PageRequest> nextPage) -> {
                nextPage.ifPresent(next::add);
                yield new Roster(entries, OptionalInt.empty(), next);
            }
        };
    }

    private static List<Element> cells(Element row) {
        return row.children().stream()
                .filter(cell -> cell.nameIs("td") || cell.nameIs("th"))
                .toList();
    }

    private static RosterEntry entry(List<String> heads, List<Element> cells, Element link, String sid) {
        return RosterEntry.builder()
                .put(EntryField.NUMBER, cell(heads, cells, "TDCJ Number"))
                .put(EntryField.SECOND_NUMBER, sid)
                .put(EntryField.NAME, link.text())
                .put(EntryField.SEX, cell(heads, cells, "Gender"))
                .put(EntryField.AGE, cell(heads, cells, "Age"))
                .put(EntryField.FACILITY, cell(heads, cells, "Unit of Assignment"))
                .put(EntryField.PROJECTED_RELEASE, cell(heads, cells, "Projected Release Date"))
                .build();
    }

    private static String cell(List<String> heads, List<Element> cells, String column) {
        return cells.get(heads.indexOf(column)).text();
    }
}
