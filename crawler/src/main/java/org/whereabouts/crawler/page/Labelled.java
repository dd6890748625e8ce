package org.whereabouts.crawler.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.RosterEntry;

/**
 * Values that stand behind labels, as pages about one person have them. A label is known by its words, without the colon behind
 * them and in any case. Of a label that is there twice the first counts: below it, sites repeat labels for every sentence.
 */
public final class Labelled {

    /** A label is no longer than this; what is, is a sentence. */
    private static final int LONGEST_NAME = 40;

    private static final Set<EntryField> OF_EVERYBODY = EnumSet.of(EntryField.NUMBER, EntryField.NAME);

    private final Map<String, String> values = new LinkedHashMap<>();

    private Labelled() {}

    /** The terms of definition lists with their first definitions ({@code dt}, {@code dd}). */
    public static Labelled definitions(Element within) {
        Labelled labelled = new Labelled();
        for (Element term : within.select("dt")) {
            Element next = term.nextElementSibling();
            labelled.put(term, next != null && next.nameIs("dd") ? HtmlTable.text(next) : "");
        }
        return labelled;
    }

    /** Rows of two cells, label and value; those of four are two of two, and so on. Rows of other lengths are no such rows. */
    public static Labelled rows(Element within) {
        Labelled labelled = new Labelled();
        for (Element row : within.select("tr")) {
            List<Element> cells = new ArrayList<>();
            for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
                if (cell.nameIs("td") || cell.nameIs("th")) {
                    cells.add(cell);
                }
            }
            for (int i = 0; cells.size() % 2 == 0 && i < cells.size(); i += 2) {
                if (cells.get(i).selectFirst("table") == null) {
                    labelled.put(cells.get(i), HtmlTable.text(cells.get(i + 1)));
                }
            }
        }
        return labelled;
    }

    /** As {@link #flowing(Element, Evaluator)}, with a CSS selector for the labels. */
    public static Labelled flowing(Element within, String labels) {
        return flowing(within, Selector.evaluatorOf(labels));
    }

    /**
     * Labels in the flow of a text, such as {@code <b>Age:</b> 30<br>}: the value is the text up to the next label or the end of
     * what both stand in.
     *
     * @param label what a label is
     */
    public static Labelled flowing(Element within, Evaluator label) {
        Labelled labelled = new Labelled();
        for (Element one : within.select(label)) {
            StringBuilder value = new StringBuilder();
            for (Node node = one.nextSibling(); node != null && !isLabel(node, label); node = node.nextSibling()) {
                switch (node) {
                    case TextNode text -> value.append(text.text());
                    case Element element -> value.append(element.nameIs("br") ? " " : element.text());
                    default -> {}
                }
            }
            labelled.put(one, value.toString().replaceAll("\\s+", " ").strip());
        }
        return labelled;
    }

    /**
     * Labels that end with a colon, whatever element they are, and what stands beside them: behind the label in its element, else the
     * next text or element, else the next cell. So layouts of table cells, of divs in their place ({@code class="row"}) and flows of
     * text read alike.
     */
    public static Labelled beside(Element within) {
        Labelled labelled = new Labelled();
        for (Element one : within.getAllElements()) {
            if (isWithColon(one)) {
                String name = one.ownText().strip();
                labelled.values.putIfAbsent(name(name), beside(one, name, within));
            }
        }
        return labelled;
    }

    private static boolean isWithColon(Element element) {
        String own = element.ownText().strip();
        return own.endsWith(":") && own.length() > 1 && own.length() <= LONGEST_NAME;
    }

    private static String beside(Element label, String name, Element within) {
        String whole = label.text().strip();
        if (whole.length() > name.length() && whole.startsWith(name)) {
            return whole.substring(name.length()).strip();
        }
        for (Element at = label; at != null && !at.equals(within) && !isRow(at); at = at.parent()) {
            for (Node next = at.nextSibling(); next != null; next = next.nextSibling()) {
                String text = switch (next) {
                    case TextNode only -> only.text().strip();
                    case Element element -> element.text().strip();
                    default -> "";
                };
                if (next instanceof Element || !text.isEmpty()) {
                    return text.endsWith(":") ? "" : text;
                }
            }
        }
        return "";
    }

    /** Beyond its row nothing belongs to a label. */
    private static boolean isRow(Element element) {
        return element.nameIs("tr") || element.hasClass("row");
    }

    private static boolean isLabel(Node node, Evaluator label) {
        return node instanceof Element element && (element.is(label) || element.selectFirst(label) != null);
    }

    /**
     * Elements whose ids begin so, known by the rest of their id: {@code <span id="form:status">} is {@code status} within
     * {@code form:}.
     */
    public static Labelled ids(Element within, String prefix) {
        Labelled labelled = new Labelled();
        for (Element one : within.getElementsByAttributeValueStarting("id", prefix)) {
            labelled.values.putIfAbsent(name(one.id().substring(prefix.length())), one.text());
        }
        return labelled;
    }

    private void put(Element label, String value) {
        String name = name(HtmlTable.text(label));
        if (!name.isEmpty()) {
            values.putIfAbsent(name, value);
        }
    }

    private static String name(String label) {
        return label.strip().replaceFirst("\\s*:$", "").toUpperCase(Locale.ROOT);
    }

    /** What stands behind the label, "" for nothing; null where there is no such label. */
    public @Nullable String get(String label) {
        return values.get(name(label));
    }

    /** Whether there is such a label. */
    public boolean has(String label) {
        return values.containsKey(name(label));
    }

    /** The same with one more label, unless it is there: what a page says without one. */
    public Labelled orElse(String label, String value) {
        values.putIfAbsent(name(label), value);
        return this;
    }

    /** The same with that value behind the label, whatever the page has there. */
    public Labelled with(String label, String value) {
        values.put(name(label), value);
        return this;
    }

    /** What stands behind labels, in the fields that they stand for. */
    public RosterEntry entry(Map<EntryField, String> labels) {
        return RosterEntry.builder().putAll(labels, this::get).build();
    }

    /**
     * The page about one person.
     *
     * @param labels for each field its label
     * @param there labels that every such page has
     * @param filled labels that every such page has something behind
     * @return {@link LayoutChanged} for one that has not
     */
    public PageOutcome person(Map<EntryField, String> labels, List<String> there, List<String> filled) {
        return missing(there)
                .or(() -> empty(filled))
                .<PageOutcome>map(changed -> changed)
                .orElseGet(() -> Roster.of(entry(labels)));
    }

    /**
     * People in blocks of labels, one block each.
     *
     * @param labels for each field its label; every block has all of them, and something behind those of number and name
     * @param due how many people another part of the page speaks for
     * @return what {@code reading} says of the people; {@link LayoutChanged} where a block is not so, or there are other than these
     */
    public static PageOutcome people(
            List<Labelled> blocks,
            Map<EntryField, String> labels,
            int due,
            Function<List<RosterEntry>, PageOutcome> reading) {
        List<String> there = List.copyOf(labels.values());
        List<String> filled = labels.entrySet().stream()
                .filter(label -> OF_EVERYBODY.contains(label.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        Optional<LayoutChanged> changed = blocks.stream()
                .flatMap(block -> block.missing(there).or(() -> block.empty(filled)).stream())
                .findFirst();
        if (changed.isPresent() || blocks.isEmpty() || blocks.size() != due) {
            return changed.orElse(
                    new LayoutChanged("a block for each of " + due + " people", blocks.size() + " blocks"));
        }
        return reading.apply(blocks.stream().map(block -> block.entry(labels)).toList());
    }

    /**
     * What to say of a page that lacks one of these labels; empty where all are there. Others are counted and not named, since what
     * stands where a label should may be somebody's name.
     */
    public Optional<LayoutChanged> missing(List<String> labels) {
        return labels.stream()
                .filter(label -> !has(label))
                .findFirst()
                .map(label -> new LayoutChanged("label \"" + label + "\"", found(labels)));
    }

    /** What to say of a page that has nothing behind one of these labels; empty where all are there and have something. */
    public Optional<LayoutChanged> empty(List<String> labels) {
        return missing(labels)
                .or(() -> labels.stream()
                        .filter(label -> String.valueOf(get(label)).isBlank())
                        .findFirst()
                        .map(label -> new LayoutChanged("a value behind \"" + label + "\"", "none")));
    }

    private String found(List<String> expected) {
        return values.size() + " labels, of those expected "
                + expected.stream().filter(this::has).toList();
    }
}
