package org.whereabouts.crawler.sources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.whereabouts.crawler.bulk.BulkRoster;
import org.whereabouts.crawler.page.Carried;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Nevada Department of Corrections: a file of everybody, and a form to ask about one person. The form shows {@value #CAP} people and
 * does not say when there are more: a list as long as that is none of which anybody could be missing.
 */
record UsNvNdoc(SourceProfile profile) implements Source {

    static final int CAP = 20;

    private static final List<String> COLUMNS =
            List.of("Offender ID", "First Name", "Middle Name", "Last Name", "Gender", "Institution");

    private static final Map<EntryField, String> LABELS = Map.of(
            EntryField.NUMBER, "Offender ID",
            EntryField.GIVEN, "First Name",
            EntryField.MIDDLE, "Middle Name",
            EntryField.FAMILY, "Last Name",
            EntryField.SEX, "Gender",
            EntryField.STATUS, "Institution",
            EntryField.FACILITY, "Institution");

    @Override
    public Stream<Search> sweep() {
        return BulkRoster.sweep(profile);
    }

    @Override
    public Stream<RosterEntry> people(Page page) {
        return BulkRoster.people(page, profile);
    }

    @Override
    public Optional<Search> lookup(LookupKey key) {
        return Optional.of(
                switch (key) {
                    case LookupKey.ByNumber(String number) -> new Search("number", true, ask("person", number, "", ""));
                    case LookupKey.ByName(String family, String given) ->
                        new Search("name", true, ask("list", "", given, family));
                });
    }

    @Override
    public List<PageRequest> pageKinds() {
        return List.of(
                ask("list", "", "A", "A"),
                ask("person", "1", "", ""),
                sweep().findFirst().orElseThrow().first());
    }

    private static PageRequest ask(String kind, String number, String first, String last) {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("onumber", number);
        form.put("fname", first);
        form.put("lname", last);
        form.put("submit", "true");
        return Carried.on(PageRequest.postForm(kind, "/", FormBody.encode(form)), form);
    }

    @Override
    public PageOutcome parse(Page page) {
        return switch (page.request().kind()) {
            case BulkFile.KIND -> BulkRoster.read(page, profile);
            case "person" -> HtmlPage.readWhole(page, profile, html -> person(html.document()));
            default -> HtmlPage.readWhole(page, profile, html -> list(html.document(), Carried.of(page.request())));
        };
    }

    private static PageOutcome person(Document document) {
        Labelled person = Labelled.rows(document);
        Optional<LayoutChanged> changed = person.missing(List.copyOf(LABELS.values()))
                .or(() -> person.empty(List.of("Offender ID", "Last Name")));
        if (changed.isPresent()) {
            return nobody(document) ? new PageOutcome.NoMatch() : changed.get();
        }
        return new Roster(
                List.of(RosterEntry.builder().putAll(LABELS, person::get).build()), OptionalInt.empty(), List.of());
    }

    private static boolean nobody(Document document) {
        return document.select("td input[name=onumber]").isEmpty()
                && document.text().matches("(?is).*\\bno (matching )?(offenders|records|results) (were )?found\\b.*");
    }

    private static PageOutcome list(Document document, Map<String, String> asked) {
        Element table = document.selectFirst("table:has(> caption:containsOwn(Search Results))");
        if (table == null) {
            return nobody(document)
                    ? new PageOutcome.NoMatch()
                    : new LayoutChanged("a table \"Search Results\"", "title \"" + document.title() + "\"");
        }
        List<Element> rows = table.select("tr");
        List<String> heads = rows.isEmpty()
                ? List.of()
                : rows.getFirst().select("> th, > td").eachText();
        if (!heads.equals(COLUMNS)) {
            return new LayoutChanged("columns " + COLUMNS, "columns " + heads);
        }
        List<List<Element>> people = rows.stream()
                .skip(1)
                .<List<Element>>map(row -> row.select("> td"))
                .toList();
        // Two numbers in a cell are two people: a quote that is missing makes one row of them.
        boolean whole = people.stream()
                .allMatch(cells -> cells.size() == COLUMNS.size()
                        && cells.getFirst().select("input[name=onumber]").size() == 1
                        && cells.getFirst().select("input[name=onumber]").val().matches("\\d+"));
        if (people.isEmpty() || !whole) {
            return new LayoutChanged(
                    "six cells and a number in each row", people.size() + " rows, of which one is not so");
        }
        return people.size() >= CAP
                ? new PageOutcome.TooMany(OptionalInt.empty(), longer(asked))
                : new Roster(people.stream().map(UsNvNdoc::row).toList(), OptionalInt.empty(), List.of());
    }

    /** By one more letter of the first name: all that narrows. Only look-ups ask for names, and they stop here. */
    private static List<Search> longer(Map<String, String> asked) {
        String last = asked.getOrDefault("lname", "");
        return IntStream.rangeClosed('A', 'Z')
                .mapToObj(letter -> asked.getOrDefault("fname", "") + (char) letter)
                .map(first -> new Search("first=" + first + " last=" + last, false, ask("list", "", first, last)))
                .toList();
    }

    private static RosterEntry row(List<Element> cells) {
        return RosterEntry.builder()
                .putAll(LABELS, label -> cells.get(COLUMNS.indexOf(label)).text())
                .put(
                        EntryField.NUMBER,
                        cells.getFirst().select("input[name=onumber]").val())
                .build();
    }
}
