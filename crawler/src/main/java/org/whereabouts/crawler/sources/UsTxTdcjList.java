package org.whereabouts.crawler.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.HtmlTable;
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

    /** What stands on pages that show somebody, and on no form. */
    private static final List<String> OF_SOMEBODY =
            List.of("Current Facility", "Projected Release Date", "Inmate Information Details");

    private static final List<String> COLUMNS =
            List.of("Name", "TDCJ Number", "Gender", "Projected Release Date", "Unit of Assignment", "Age");
    private static final String DETAIL = "viewDetail.action?sid=";
    private static final Evaluator TABLE = Selector.evaluatorOf("table.tdcj_table");

    private UsTxTdcjList() {}

    /** Reads the page as the answer to {@code asked}; a look-up of kind {@code find} goes on to the detail pages. */
    static PageOutcome parse(HtmlPage html, PageRequest asked) {
        Document document = html.document();
        Element table = document.selectFirst(TABLE);
        if (table == null) {
            String text = document.text();
            // The sentence may stand below somebody's details as well.
            boolean hasPeople = html.occurrences(DETAIL) > 0
                    || OF_SOMEBODY.stream().anyMatch(text::contains)
                    || document.title().contains("Inmate Details");
            return !hasPeople && NOBODY.stream().anyMatch(text::contains)
                    ? new NoMatch()
                    : hasPeople ? html.personLacks("table.tdcj_table") : html.lacks("table.tdcj_table");
        }
        Optional<HtmlTable> plain = HtmlTable.of(table);
        return plain.isPresent()
                ? list(html, plain.get(), asked)
                : new LayoutChanged(HtmlTable.PLAIN, "another table.tdcj_table");
    }

    private static PageOutcome list(HtmlPage html, HtmlTable list, PageRequest asked) {
        Optional<String> missing = list.missing(COLUMNS);
        if (missing.isPresent()) {
            return new LayoutChanged("column \"" + missing.get() + "\"", "columns " + list.heads());
        }
        int links = html.occurrences(DETAIL);
        if (list.rows().isEmpty()) {
            return new LayoutChanged("rows in table.tdcj_table", "none");
        }
        if (list.rows().size() != links) {
            return new LayoutChanged(
                    "a row for each link to a detail page", list.rows().size() + " rows, " + links + " links");
        }
        List<RosterEntry> entries = new ArrayList<>();
        List<PageRequest> next = new ArrayList<>();
        for (HtmlTable.Row row : list.rows()) {
            Element link = row.isWhole() ? row.link("Name") : null;
            String sid = link == null ? null : sid(link.attr("href"));
            if (link == null || sid == null) {
                return new LayoutChanged(
                        list.heads().size() + " cells with a link to the detail", row.size() + " cells");
            }
            entries.add(entry(row, link, sid));
            if (asked.kind().equals("find")) {
                next.add(PageRequest.get("detail", link.attr("href")));
            }
        }
        return switch (UsTxTdcjPager.of(html.document(), asked)) {
            case UsTxTdcjPager.Changed(LayoutChanged change) -> change;
            case UsTxTdcjPager.Read(List<PageRequest> further) -> {
                next.addAll(further);
                yield new Roster(entries, OptionalInt.empty(), next);
            }
        };
    }

    /** The number in a link to a detail page; null for any other link, or one that no request could be made of. */
    private static @Nullable String sid(String href) {
        int page = href.indexOf(DETAIL);
        if (!href.startsWith("/")
                || href.startsWith("//")
                || page < 0
                || href.indexOf('?') < page
                || !isEncoded(href)) {
            return null;
        }
        int begin = page + DETAIL.length();
        int end = begin;
        while (end < href.length() && href.charAt(end) >= '0' && href.charAt(end) <= '9') {
            end++;
        }
        boolean whole = end == href.length() || href.charAt(end) == '&';
        return whole && end > begin ? href.substring(begin, end) : null;
    }

    /**
     * Whether it has only what may stand in a path and query (RFC 3986, appendix A). A loop: the pattern cost a tenth of reading
     * the list.
     */
    private static boolean isEncoded(String href) {
        for (int i = 0; i < href.length(); i++) {
            char c = href.charAt(i);
            if (c <= ' ' || c > '~' || "\"<>\\^`{|}[]#".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static RosterEntry entry(HtmlTable.Row row, Element link, String sid) {
        return RosterEntry.builder()
                .put(EntryField.NUMBER, row.text("TDCJ Number"))
                .put(EntryField.SECOND_NUMBER, sid)
                .put(EntryField.NAME, HtmlTable.text(link))
                .put(EntryField.SEX, row.text("Gender"))
                .put(EntryField.AGE, row.text("Age"))
                .put(EntryField.FACILITY, row.text("Unit of Assignment"))
                .put(EntryField.PROJECTED_RELEASE, row.text("Projected Release Date"))
                .build();
    }
}
