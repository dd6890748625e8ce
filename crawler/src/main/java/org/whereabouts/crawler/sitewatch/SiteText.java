package org.whereabouts.crawler.sitewatch;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.PageText;
import org.whereabouts.crawler.source.PageBody;

/**
 * Reads a page of an agency as the lines that its readers care about. Navigation, fields of forms and scripts are left out, and so are
 * lines that only say when the page was last touched: they change without the rules changing. Every other date stays, because a
 * mail rule's first day is part of the rule. What is no HTML is watched by its digest.
 */
final class SiteText {

    private static final String MAIN = "main, [role=main], #main-content, #content";
    private static final Evaluator NO_TEXT = QueryParser.parse(
            "script, style, noscript, template, nav, header, footer, aside, svg, iframe, [class*=breadcrumb], [hidden], "
                    + "input, select, textarea, button, label, datalist");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    /** No line of upkeep is longer. */
    private static final int LONGEST_UPKEEP = 120;

    private static final String DATE =
            "([\\s\\d\\p{Punct}]|\\b(on|at|by|am|pm|[ecmp][sd]?t|utc|(jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov"
                    + "|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,7})\\b)*+";

    /** That, and a date or a number to the end of the line: "updated on May 1: letters go to PO Box 5" is a rule. */
    private static final Pattern UPKEEP = Pattern.compile(
            "(?i)\\W*((this )?(page |site |content )?(was |is )?last (updated|modified|reviewed|revised|changed)"
                    + "|(page )?(updated|modified|reviewed|printed)( on)?|visitors?( today)?:|page views?:)"
                    + DATE
                    + "|(©|\\(c\\)|copyright)\\W{0,5}(©|\\(c\\))?\\W{0,5}\\d{4}.*");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private String mark = "";

    private SiteText() {}

    /**
     * Reads one page.
     *
     * @param url where it was found: its relative links start from there
     * @param contentType the {@code Content-Type} header; null when the site sent none, which means HTML here
     * @return empty for a page of more elements than any page has
     */
    static Optional<PageReading> read(URI url, @Nullable String contentType, PageBody body) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (!type.isEmpty() && !type.contains("html")) {
            String kind = plain(type.split(";", 2)[0]);
            return Optional.of(new PageReading(
                    "", List.of("(" + kind + ", sha256 " + DigestUtils.sha256Hex(body.bytes()) + ")"), List.of()));
        }
        return HtmlPage.bounded(PageText.lenient(contentType, body), url.toString())
                .map(document -> new PageReading(plain(document.title()), lines(document), links(document)));
    }

    private static List<String> lines(Document document) {
        SiteText text = new SiteText();
        main(document).filter(text.new Reader());
        text.flush();
        return text.lines;
    }

    /** An article alone on a page is the page; one among other parts may be a card of news beside the rules. */
    private static Element main(Document document) {
        Element main = document.selectFirst(MAIN);
        if (main != null) {
            return main;
        }
        List<Element> articles = document.select("article");
        return articles.size() == 1
                        && articles.getFirst()
                                .siblingElements()
                                .not("nav, header, footer, aside, script")
                                .isEmpty()
                ? articles.getFirst()
                : document.body();
    }

    private static List<String> links(Document document) {
        if (document.select("meta[name=robots]")
                .attr("content")
                .toLowerCase(Locale.ROOT)
                .contains("nofollow")) {
            return List.of();
        }
        return document.select("a[href]:not([rel~=(?i)nofollow]), area[href]").stream()
                .map(link -> link.absUrl("href"))
                .filter(link -> !link.isEmpty())
                .distinct()
                .toList();
    }

    /** In one line, without what is not seen: it tells no rule, and could rearrange what a terminal shows. */
    private static String plain(String text) {
        return BLANKS.matcher(UNSEEN.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    private void flush() {
        String text = plain(line.toString());
        boolean upkeep = text.length() <= LONGEST_UPKEEP && UPKEEP.matcher(text).matches();
        if (!text.isEmpty() && !upkeep) {
            lines.add(mark + text);
        }
        line.setLength(0);
        mark = "";
    }

    private final class Reader implements NodeFilter {

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                line.append(text.getWholeText());
            } else if (node instanceof Element element) {
                if (depth > 0 && element.is(NO_TEXT)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (element.nameIs("tr") && element.selectFirst("table") == null) {
                    flush();
                    line.append(String.join(" | ", element.children().eachText()));
                    flush();
                    return FilterResult.SKIP_ENTIRELY;
                }
                begin(element);
            }
            return FilterResult.CONTINUE;
        }

        private void begin(Element element) {
            if (element.isBlock() || element.nameIs("br") || element.nameIs("li")) {
                flush();
            }
            if (HEADINGS.contains(element.normalName())) {
                mark = "#".repeat(element.normalName().charAt(1) - '0') + " ";
            } else if (element.nameIs("li")) {
                mark = "- ";
            }
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                flush();
            }
            return FilterResult.CONTINUE;
        }
    }
}
