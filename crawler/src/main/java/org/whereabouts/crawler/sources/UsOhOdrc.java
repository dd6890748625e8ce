package org.whereabouts.crawler.sources;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.whereabouts.crawler.page.HtmlForm;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.HtmlTable;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.page.NumberedPager;
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
 * Ohio Department of Rehabilitation and Correction: a form with an antiforgery token, a list that stays with the session and is
 * turned by buttons, and a page about each person, which alone says the institution. A search that finds one person answers with
 * that page. What a search will fill in stands in the address of the form, which the site does not read there. A last name is
 * searched by its beginning, so a sweep asks for each letter: no second letter could leave out NG or O'BRIEN.
 */
final class UsOhOdrc implements Source {

    private static final String FORM = "/OffenderSearch/Search/Search";
    private static final String DETAILS = "/OffenderSearch/Search/Details/";
    private static final Pattern LINK = Pattern.compile(DETAILS + "([ARW]\\d{6})(?![\\w])");
    /** What the heads of the columns contain. */
    private static final Map<EntryField, String> COLUMNS = Map.of(
            EntryField.NUMBER, "Number",
            EntryField.NAME, "Name",
            EntryField.BIRTH_DATE, "DOB",
            EntryField.STATUS, "Status",
            EntryField.FACILITY, "Institution");

    private static final Map<EntryField, String> DETAIL = Map.of(
            EntryField.NUMBER, "Number",
            EntryField.BIRTH_DATE, "DOB",
            EntryField.SEX, "Gender",
            EntryField.STATUS, "Status",
            EntryField.FACILITY, "Institution",
            EntryField.ADMITTED, "Admission Date");

    private final SourceProfile profile;

    UsOhOdrc(SourceProfile profile) {
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
                .map(letter -> search("last=" + letter, Map.of("LastName", letter, "Status", "I")));
    }

    /** Not by name: each of the people of that name would be a request. */
    @Override
    public Optional<Search> lookup(LookupKey key) {
        return key instanceof LookupKey.ByNumber(String number)
                ? Optional.of(search(
                        "number",
                        Map.of("NumPrefix", number.substring(0, 1), "OffNumber", number.substring(1), "Status", "A")))
                : Optional.empty();
    }

    private static Search search(String key, Map<String, String> filled) {
        return new Search(key, true, PageRequest.get("form", FORM + "?" + FormBody.encode(new TreeMap<>(filled))));
    }

    @Override
    public List<PageRequest> pageKinds() {
        return List.of(PageRequest.get("list", FORM), PageRequest.get("detail", FORM), PageRequest.get("form", FORM));
    }

    @Override
    public PageOutcome parse(Page page) {
        return HtmlPage.readWhole(page, profile, html -> {
            if (html.document().text().contains("anti-forgery")) {
                return new PageOutcome.Maintenance("the anti-forgery token is refused: the session is over");
            }
            return switch (page.request().kind()) {
                case "form" -> form(html.document(), page.request());
                case "detail" -> detail(html.document(), page.request());
                default -> list(html, page.request());
            };
        });
    }

    private static PageOutcome form(Document document, PageRequest asked) {
        return HtmlForm.of(document.selectFirst("form#lgForm"), asked)
                .filter(form -> !form.value("__RequestVerificationToken").isEmpty())
                .<PageOutcome>map(form -> new PageOutcome.Continue(List.of(form.submit("list", asked.query()))))
                .orElseGet(() -> new LayoutChanged("form#lgForm with a token", "title \"" + document.title() + "\""));
    }

    private static PageOutcome list(HtmlPage html, PageRequest asked) {
        Set<String> links = html.distinct(LINK);
        Optional<HtmlTable> table = Optional.ofNullable(html.document().selectFirst("table.table-striped"))
                .flatMap(HtmlTable::of);
        if (links.isEmpty()) {
            boolean somebody = table.isPresent() || html.occurrences("panel-primary") > 0;
            return !somebody && html.saysNobody() ? new PageOutcome.NoMatch() : detail(html.document(), asked);
        }
        Map<EntryField, String> columns =
                table.map(list -> list.columns(COLUMNS)).orElse(Map.of());
        if (!columns.keySet().containsAll(List.of(EntryField.NUMBER, EntryField.NAME, EntryField.STATUS))) {
            return new LayoutChanged("columns of name, number and status", "columns for " + columns.keySet());
        }
        Optional<List<RosterEntry>> rows = table.flatMap(list -> list.linked(columns, links));
        if (rows.isEmpty()) {
            return new LayoutChanged("a row for each of " + links.size() + " linked numbers", "others");
        }
        NumberedPager pager = NumberedPager.of(html, asked, "pagerForm", "btn-primary");
        if (pager.changed().isPresent()) {
            return pager.changed().get();
        }
        // No list that was ever seen says where; one that does spares us everybody's page.
        return columns.containsKey(EntryField.FACILITY)
                ? new PageOutcome.Roster(rows.get(), OptionalInt.empty(), pager.next())
                : new PageOutcome.Leads(
                        rows.get().stream().map(UsOhOdrc::lead).toList(), OptionalInt.empty(), pager.next());
    }

    private static PageOutcome.Lead lead(RosterEntry row) {
        String number = row.get(EntryField.NUMBER).orElseThrow();
        return new PageOutcome.Lead(row, PageRequest.get("detail", DETAILS + number));
    }

    private static PageOutcome detail(Document document, PageRequest asked) {
        Element panel = document.selectFirst(".panel-primary");
        if (panel == null) {
            return new LayoutChanged(".panel-primary", "title \"" + document.title() + "\"");
        }
        Labelled values = Labelled.definitions(panel);
        Optional<LayoutChanged> changed =
                values.missing(List.of("Institution")).or(() -> values.empty(List.of("Number", "Status")));
        // The name is a value like others, or stands above them behind the number.
        String heading = panel.select(".panel-heading").text().replaceFirst("^[ARW]\\d{6} ?- ?", "");
        String name = Objects.requireNonNullElse(values.get("Name"), heading);
        String number = values.get("Number");
        if (changed.isPresent() || name.isBlank()) {
            return changed.orElse(new LayoutChanged("a name in .panel-primary", "none"));
        }
        if (asked.path().startsWith(DETAILS) && !asked.path().equals(DETAILS + number)) {
            return new LayoutChanged("the number that was asked for", "another");
        }
        RosterEntry person = RosterEntry.builder()
                .put(EntryField.NAME, name)
                .putAll(DETAIL, values::get)
                .build();
        return new PageOutcome.Roster(List.of(person), OptionalInt.empty(), List.of());
    }
}
