package org.whereabouts.crawler.sources;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.whereabouts.crawler.page.HtmlForm;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.HtmlTable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Florida Department of Corrections: four lists, and which list somebody is on is all that is said of the status: AI in prison,
 * AB absconded, AO under supervision, IR released. One person can be on several; that prison counts is the registry's rule, see
 * docs/decisions/several-sightings.md. A sweep asks by the beginning of the last name, one letter, so that nobody's second
 * character matters, and reads three lists of a letter in one go, prison last: whoever is taken into prison meanwhile is on one
 * of them. Who is on none was released; the fourth keeps everybody since 1997. A look-up asks list after list until one knows
 * somebody.
 */
final class UsFlFdc implements Source {

    private static final String LIST = "/offenderSearch/list.aspx?";
    private static final List<String> SWEPT = List.of("AB", "AO", "AI");
    private static final List<String> LOOKED_UP = List.of("AI", "AB", "AO", "IR");
    private static final int MATCHES = 500;
    private static final Pattern LINK = Pattern.compile("[?;&]DCNumber=(\\w+)");

    /** What the heads of the columns contain. */
    private static final Map<EntryField, String> COLUMNS = Map.of(
            EntryField.NUMBER, "DC Number",
            EntryField.NAME, "Name",
            EntryField.SEX, "Sex",
            EntryField.BIRTH_DATE, "Birth Date");

    /** Columns that mean so in one list only. */
    private static final Map<String, Map<EntryField, String>> OF_ONE_LIST = Map.of(
            "AI", Map.of(EntryField.FACILITY, "Facility", EntryField.PROJECTED_RELEASE, "Release Date"),
            "IR", Map.of(EntryField.RELEASED, "Release Date"));

    /** What a button has: any other attribute could be {@code disabled}, garbled. */
    private static final Set<String> OF_A_BUTTON =
            Set.of("type", "name", "value", "id", "class", "disabled", "onclick");

    private final SourceProfile profile;

    UsFlFdc(SourceProfile profile) {
        this.profile = profile;
    }

    @Override
    public SourceProfile profile() {
        return profile;
    }

    @Override
    public Stream<Search> sweep() {
        return IntStream.rangeClosed('A', 'Z')
                .mapToObj(Character::toString)
                .map(letter -> new Search("last=" + letter, true, list("list", "AB", Map.of("LastName", letter))));
    }

    @Override
    public Optional<Search> lookup(LookupKey key) {
        return Optional.of(
                switch (key) {
                    case LookupKey.ByNumber(String number) ->
                        new Search("number", true, list("find", "AI", Map.of("dcnumber", number)));
                    case LookupKey.ByName(String family, String given) ->
                        new Search("name", true, list("find", "AI", Map.of("LastName", family, "FirstName", given)));
                });
    }

    private static PageRequest list(String kind, String type, Map<String, String> filled) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("Page", "List");
        query.put("TypeSearch", type);
        query.put("DataAction", "Filter");
        Stream.of("dcnumber", "LastName", "FirstName")
                .forEach(field -> query.put(field, filled.getOrDefault(field, "")));
        query.putAll(FormBody.decode("SearchAliases=0&photosonly=0&nophotos=1&matches=" + MATCHES));
        return PageRequest.get(kind, LIST + FormBody.encode(query));
    }

    @Override
    public List<PageRequest> pageKinds() {
        return List.of(list("list", "AI", Map.of()), list("find", "IR", Map.of()));
    }

    @Override
    public PageOutcome parse(Page page) {
        return HtmlPage.readWhole(page, profile, html -> list(html, page.request()));
    }

    private static PageOutcome list(HtmlPage html, PageRequest asked) {
        SequencedMap<String, String> query = asked.query();
        String type = query.getOrDefault("TypeSearch", "");
        Optional<HtmlForm> form = HtmlForm.of(html.document().selectFirst("form#aspnetForm"), asked);
        Element element = html.document().selectFirst("table#ctl00_ContentPlaceHolder1_grdList");
        // The form goes back to the list that is shown: nothing else on the page says which of the four it is.
        List<String> order = asked.kind().equals("find") ? LOOKED_UP : SWEPT;
        if (!order.contains(type)
                || !form.map(back -> back.query().get("TypeSearch")).equals(Optional.of(type))) {
            return new LayoutChanged("form#aspnetForm of the list " + type, "another form");
        }
        List<PageRequest> later = order.stream()
                .skip(order.indexOf(type) + 1)
                .limit(1)
                .map(other -> list(asked.kind(), other, query))
                .toList();
        Set<String> links = html.distinct(LINK);
        if (element == null && links.isEmpty() && html.saysNobody()) {
            boolean end = asked.kind().equals("find") && later.isEmpty();
            return end ? new PageOutcome.NoMatch() : new PageOutcome.Continue(later);
        }
        Optional<HtmlTable> table = Optional.ofNullable(element).flatMap(HtmlTable::of);
        Map<EntryField, String> words = new EnumMap<>(COLUMNS);
        words.putAll(OF_ONE_LIST.getOrDefault(type, Map.of()));
        Map<EntryField, String> columns = table.map(list -> list.columns(words)).orElse(Map.of());
        if (!columns.keySet().equals(words.keySet())) {
            return new LayoutChanged("columns for " + words.keySet(), "for " + columns.keySet());
        }
        Optional<List<RosterEntry>> rows = table.flatMap(list -> list.linked(columns, links));
        Elements buttons = html.document().select("input[value=Next]");
        // The address that the form goes to also says how many rows a page has: a full one has a button.
        boolean full =
                String.valueOf(links.size()).equals(form.orElseThrow().query().get("matches"));
        boolean lastPage = buttons.isEmpty() && html.occurrences("Next") == 0 && !full;
        boolean button = buttons.size() == 1
                && buttons.getFirst().attributes().asList().stream()
                        .map(Attribute::getKey)
                        .allMatch(OF_A_BUTTON::contains);
        if (rows.isEmpty() || lastPage == button) {
            return new LayoutChanged("a row for each of " + links.size() + " links, and a button Next", "not that");
        }
        List<RosterEntry> people = rows.get().stream()
                .map(row -> row.with(EntryField.STATUS, type))
                .toList();
        List<PageRequest> next = buttons.not("[disabled]").eachAttr("name").stream()
                .map(name -> form.orElseThrow().submit(asked.kind(), Map.of(name, "Next")))
                .toList();
        boolean ended = next.isEmpty() && asked.kind().equals("list");
        return new PageOutcome.Roster(people, OptionalInt.empty(), ended ? later : next);
    }
}
