package org.whereabouts.crawler.sources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.whereabouts.crawler.page.Carried;
import org.whereabouts.crawler.page.HtmlForm;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.page.Pager;
import org.whereabouts.crawler.page.PeopleTable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Leads;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Ohio Department of Rehabilitation and Correction: a form with an antiforgery token, a list that stays with the session and is
 * turned by buttons, and a page about each person, which alone says the institution. A search that finds one person answers with
 * that page. What a search will fill in is carried along with the request for the form. A last name is
 * searched by its beginning, so a sweep asks for each letter: no second letter could leave out NG or O'BRIEN.
 */
record UsOhOdrc(SourceProfile profile) implements Source {

    private static final String FORM = "/OffenderSearch/Search/Search";
    private static final String DETAILS = "/OffenderSearch/Search/Details/";
    private static final String TABLE = "table.table-striped";
    private static final String TOKEN = "__RequestVerificationToken";
    private static final Pattern LINK = Pattern.compile(DETAILS + "([ARW]\\d{6})(?![\\w])");

    private static final PeopleTable LIST = PeopleTable.of(Map.of(
                    EntryField.NUMBER, "Number",
                    EntryField.NAME, "Name",
                    EntryField.BIRTH_DATE, "DOB",
                    EntryField.STATUS, "Status"))
            .mayLack(EntryField.BIRTH_DATE);

    private static final Map<EntryField, String> DETAIL = Map.of(
            EntryField.NUMBER, "Number",
            EntryField.NAME, "Name",
            EntryField.BIRTH_DATE, "DOB",
            EntryField.SEX, "Gender",
            EntryField.STATUS, "Status",
            EntryField.FACILITY, "Institution",
            EntryField.ADMITTED, "Admission Date");

    @Override
    public Stream<Search> sweep() {
        return Search.byInitial(letter -> form(Map.of("LastName", letter, "Status", "I")));
    }

    /** Not by name: each of the people of that name would be a request. */
    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        return key.asNumber()
                .map(number -> form(
                        Map.of("NumPrefix", number.substring(0, 1), "OffNumber", number.substring(1), "Status", "A")));
    }

    private static PageRequest form(Map<String, String> toFillIn) {
        return Carried.on(PageRequest.get("form", FORM), toFillIn);
    }

    @Override
    public List<PageRequest> pageKinds() {
        return PageRequest.kinds(FORM, "list", "detail", "form");
    }

    @Override
    public PageOutcome parse(Page page) {
        PageRequest asked = page.request();
        return HtmlPage.readWhole(page, profile, html -> {
            if (html.document().text().contains("anti-forgery")) {
                return new PageOutcome.Maintenance("the anti-forgery token is refused: the session is over");
            }
            return switch (asked.kind()) {
                case "form" -> HtmlForm.send(html, "form#lgForm", TOKEN, asked, "list", Carried.of(asked));
                case "detail" -> detail(html);
                default -> list(html, asked);
            };
        });
    }

    private static PageOutcome list(HtmlPage html, PageRequest asked) {
        Set<String> links = html.distinct(LINK);
        if (links.isEmpty()) {
            boolean somebody = html.has(TABLE) || html.occurrences("panel-primary") > 0;
            return !somebody && html.saysNobody() ? new PageOutcome.NoMatch() : detail(html);
        }
        return LIST.read(
                html,
                TABLE,
                links,
                people -> Pager.numbered(html, asked, "pagerForm", "btn-primary")
                        .read(next -> Leads.of(people, number -> PageRequest.get("detail", DETAILS + number), next)));
    }

    private static PageOutcome detail(HtmlPage html) {
        Element panel = html.document().selectFirst(".panel-primary");
        if (panel == null) {
            return html.personLacks(".panel-primary");
        }
        // The name is a value like others, or stands above them behind the number.
        String heading = panel.select(".panel-heading").text().replaceFirst("^[ARW]\\d{6} ?- ?", "");
        return Labelled.definitions(panel)
                .orElse("Name", heading)
                .person(DETAIL, List.of("Institution"), List.of("Number", "Name", "Status"));
    }
}
