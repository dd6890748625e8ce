package org.whereabouts.crawler.page;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * A page as HTML, as far as a page can reasonably go. A parser repairs whatever it is given, so three things are asked of the
 * page before its repair is believed: that it is no bomb, that it is no deeper than the parser follows (deeper elements would
 * be moved up and rows of different tables run together), and, by those who read lists, that it has come to its end.
 */
public final class HtmlPage {

    /** Deeper than any known page; what nests deeper is moved up by the parser and therefore refused here. */
    static final int MAX_DEPTH = 256;

    static final int MAX_CHARACTERS = 8 * 1024 * 1024;

    /** Elements and attributes: those that the parser makes, of which one open {@code <b>} can cause a million. */
    static final int MAX_NODES = 1_000_000;

    private static final String CLOSING = "</html>";

    /** Sentences that sites have for an empty list, where nobody wrote down the words of the site itself. */
    private static final Pattern NOBODY = Pattern.compile(
            "\\b(?:no|0|zero) (?:\\w+ ){0,2}(?:records?|offenders?|inmates?|persons?|people|results?|match(?:es)?)"
                    + "(?: (?:were|was|are|have been|has been))? (?:found|returned|match)"
                    + "|\\b(?:returned|found|produced) (?:no|0|zero) (?:\\w+ ){0,2}(?:records?|offenders?|inmates?|results?|match(?:es)?)\\b"
                    + "|\\bdid not (?:match any|return any|find any)\\b",
            Pattern.CASE_INSENSITIVE);

    private final String markup;
    private final Document document;

    private HtmlPage(String markup, Document document) {
        this.markup = markup;
        this.document = document;
    }

    /**
     * Reads the page as HTML.
     *
     * @return what {@code reading} says; {@link LayoutChanged} for a page that cannot be decoded or is beyond all bounds
     */
    public static PageOutcome read(Page page, SourceProfile profile, Function<HtmlPage, PageOutcome> reading) {
        return PageText.read(page, profile, markup -> of(markup, reading));
    }

    /** As {@link #read}; a page that was cut short is {@link LayoutChanged}, see {@link #cutShort}. */
    public static PageOutcome readWhole(Page page, SourceProfile profile, Function<HtmlPage, PageOutcome> reading) {
        return read(
                page,
                profile,
                html -> html.cutShort().<PageOutcome>map(cut -> cut).orElseGet(() -> reading.apply(html)));
    }

    static PageOutcome of(String markup, Function<HtmlPage, PageOutcome> reading) {
        if (markup.length() > MAX_CHARACTERS) {
            return new LayoutChanged(
                    "a page of at most " + MAX_CHARACTERS + " characters", markup.length() + " characters");
        }
        Optional<Document> document = bounded(markup, "");
        if (document.isEmpty()) {
            return new LayoutChanged("at most " + MAX_NODES + " elements and attributes", "more");
        }
        if (reaches(MAX_DEPTH, document.get())) {
            return new LayoutChanged("elements nested less than " + MAX_DEPTH + " deep", "deeper ones");
        }
        return reading.apply(new HtmlPage(markup, document.get()));
    }

    /**
     * Parses markup element by element, so that a page that grows without end can be left before it has filled the memory. What
     * nests too deep is moved up.
     *
     * @param baseUrl where relative links start from
     * @return empty for a page of more elements and attributes than any page has
     */
    public static Optional<Document> bounded(String markup, String baseUrl) {
        try (StreamParser parser =
                new StreamParser(Parser.htmlParser().setMaxDepth(MAX_DEPTH)).parse(markup, baseUrl)) {
            int nodes = 0;
            for (Iterator<Element> elements = parser.iterator(); elements.hasNext(); ) {
                nodes += 1 + elements.next().attributesSize();
                if (nodes > MAX_NODES) {
                    return Optional.empty();
                }
            }
            return Optional.of(parser.document());
        }
    }

    /** Whether an element lies so many levels below this one. */
    private static boolean reaches(int levels, Element element) {
        if (levels == 0) {
            return true;
        }
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (reaches(levels - 1, child)) {
                return true;
            }
        }
        return false;
    }

    public Document document() {
        return document;
    }

    /** The page as it was sent, decoded. */
    public String markup() {
        return markup;
    }

    /**
     * What to say of a page that was cut short; empty for one that ends as a page does: with {@code </html>}, after which
     * there may be comments and scripts. The parser closes whatever is open, so that half a list looks like a whole one.
     */
    public Optional<LayoutChanged> cutShort() {
        int end = endOfText(markup.length());
        for (int before = beginOfTrailing(end); before >= 0; before = beginOfTrailing(end)) {
            end = endOfText(before);
        }
        return markup.regionMatches(true, end - CLOSING.length(), CLOSING, 0, CLOSING.length())
                ? Optional.empty()
                : Optional.of(
                        new LayoutChanged("</html> at the end", "the end after " + markup.length() + " characters"));
    }

    /** Where the comment or script begins that ends at {@code end}; negative when neither does. */
    private int beginOfTrailing(int end) {
        if (markup.startsWith("-->", end - 3)) {
            return markup.lastIndexOf("<!--", end - 3);
        }
        String script = "</script>";
        return markup.startsWith(script, end - script.length())
                ? markup.lastIndexOf("<script", end - script.length())
                : -1;
    }

    private int endOfText(int before) {
        int end = before;
        while (end > 0 && Character.isWhitespace(markup.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** What the first group of the pattern finds first in what a visitor reads; "" for nothing. */
    public String find(Pattern pattern) {
        Matcher found = pattern.matcher(document.text());
        return found.find() ? found.group(1) : "";
    }

    /** The different texts that the first group of the pattern finds in the page as sent: what a list must have a row for each of. */
    public Set<String> distinct(Pattern pattern) {
        return pattern.matcher(markup).results().map(found -> found.group(1)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the page has an element that the selector selects. */
    public boolean has(String selector) {
        return document.selectFirst(selector) != null;
    }

    /** What to say of a page about one person that lacks something: not its title, which may be the person's name. */
    public LayoutChanged personLacks(String what) {
        int tables = document.select("table").size();
        return new LayoutChanged(what, "a page with " + tables + " tables and " + markup.length() + " characters");
    }

    /** What to say of another page that lacks something that it should have: which page it is instead. */
    public LayoutChanged lacks(String what) {
        return new LayoutChanged(what, "title \"" + document.title() + "\"");
    }

    /** Whether the page says, in one of the usual sentences, that nobody was found. What else it shows is for others to see. */
    public boolean saysNobody() {
        return NOBODY.matcher(document.text()).find();
    }

    /** How often the page as sent contains the text: what a list must have as many rows of. */
    public int occurrences(String text) {
        int count = 0;
        for (int at = markup.indexOf(text); at >= 0; at = markup.indexOf(text, at + text.length())) {
            count++;
        }
        return count;
    }
}
