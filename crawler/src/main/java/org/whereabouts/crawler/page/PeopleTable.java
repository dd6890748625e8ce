package org.whereabouts.crawler.page;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.RosterEntry;

/**
 * A list of people as a table, a row for each. A table by itself does not show that a row of it is gone: another part of the page
 * (links to details, a count in words) has to speak for as many people.
 */
public final class PeopleTable {

    private final Map<EntryField, String> words;
    private final Set<EntryField> optional;
    private final Map<EntryField, String> ofAll;

    private PeopleTable(Map<EntryField, String> words, Set<EntryField> optional, Map<EntryField, String> ofAll) {
        this.words = words;
        this.optional = optional;
        this.ofAll = ofAll;
    }

    /**
     * A table with these columns.
     *
     * @param words for each field the head of its column: of the heads of a table that very one, else the first that begins with
     *     it, else the first that contains it, whatever the case
     */
    public static PeopleTable of(Map<EntryField, String> words) {
        return new PeopleTable(words, Set.of(), Map.of());
    }

    /** The same table with one more column. */
    public PeopleTable and(EntryField field, String word) {
        return new PeopleTable(plus(words, field, word), optional, ofAll);
    }

    /** The same table, which need not have the columns of these fields. */
    public PeopleTable mayLack(EntryField... fields) {
        return new PeopleTable(words, Set.of(fields), ofAll);
    }

    /** The same table, where being on the list says that of everybody. */
    public PeopleTable always(EntryField field, String value) {
        return new PeopleTable(words, optional, plus(ofAll, field, value));
    }

    private static Map<EntryField, String> plus(Map<EntryField, String> some, EntryField field, String value) {
        Map<EntryField, String> all = new EnumMap<>(EntryField.class);
        all.putAll(some);
        all.put(field, value);
        return all;
    }

    /**
     * Reads a table in which every number is one that the page links to.
     *
     * @param table selects it
     * @param linked the numbers that links of the page name
     * @return what {@code reading} says of its people; {@link LayoutChanged} for a table that lacks a column, or has other than one
     *     whole row for each of these numbers
     */
    public PageOutcome read(
            HtmlPage html, String table, Set<String> linked, Function<List<RosterEntry>, PageOutcome> reading) {
        return read(html, table, linked.size(), people -> numbers(people).equals(linked), reading);
    }

    /** The same, where the page speaks for so many people, at least one, and does not name them a second time. */
    public PageOutcome read(HtmlPage html, String table, int people, Function<List<RosterEntry>, PageOutcome> reading) {
        return read(html, table, people, _ -> true, reading);
    }

    private PageOutcome read(
            HtmlPage html,
            String selector,
            int due,
            Predicate<List<RosterEntry>> fits,
            Function<List<RosterEntry>, PageOutcome> reading) {
        Element element = html.document().selectFirst(selector);
        if (element == null) {
            return html.lacks(selector);
        }
        Optional<HtmlTable> plain = HtmlTable.of(element);
        if (plain.isEmpty()) {
            return new LayoutChanged(HtmlTable.PLAIN, "another " + selector);
        }
        HtmlTable table = plain.get();
        Map<EntryField, String> columns = columns(table.heads());
        for (Map.Entry<EntryField, String> word : words.entrySet()) {
            if (!columns.containsKey(word.getKey()) && !optional.contains(word.getKey())) {
                return new LayoutChanged("column \"" + word.getValue() + "\"", "columns " + table.heads());
            }
        }
        List<RosterEntry> people = table.rows().stream()
                .filter(HtmlTable.Row::isWhole)
                .map(row -> RosterEntry.builder()
                        .putAll(columns, row::text)
                        .putAll(ofAll, value -> value)
                        .build())
                .filter(person -> person.has(EntryField.NUMBER))
                .toList();
        return due > 0 && people.size() == due && table.rows().size() == due && fits.test(people)
                ? reading.apply(people)
                : new LayoutChanged(
                        "a whole row with a number for each of " + due + " people",
                        table.rows().size() + " rows, " + people.size() + " of them whole with a number");
    }

    private static Set<String> numbers(List<RosterEntry> people) {
        return people.stream()
                .flatMap(person -> person.get(EntryField.NUMBER).stream())
                .collect(Collectors.toSet());
    }

    private Map<EntryField, String> columns(List<String> heads) {
        Map<EntryField, String> columns = new EnumMap<>(EntryField.class);
        words.forEach((field, word) -> head(heads, word).ifPresent(head -> columns.put(field, head)));
        return columns;
    }

    private static Optional<String> head(List<String> heads, String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        List<Predicate<String>> fits =
                List.of(upper::equals, head -> head.startsWith(upper), head -> head.contains(upper));
        for (Predicate<String> fit : fits) {
            for (String head : heads) {
                if (fit.test(head.toUpperCase(Locale.ROOT))) {
                    return Optional.of(head);
                }
            }
        }
        return Optional.empty();
    }
}
