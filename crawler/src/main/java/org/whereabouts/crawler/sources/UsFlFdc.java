package org.whereabouts.crawler.sources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.whereabouts.crawler.page.HtmlForm;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.Pager;
import org.whereabouts.crawler.page.PeopleTable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
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
record UsFlFdc(SourceProfile profile) implements Source {

    private static final String PATH = "/offenderSearch/list.aspx?";
    private static final List<String> SWEPT = List.of("AB", "AO", "AI");
    private static final List<String> LOOKED_UP = List.of("AI", "AB", "AO", "IR");
    private static final String QUERY = "Page=List&TypeSearch=&DataAction=Filter&dcnumber=&LastName=&FirstName="
            + "&SearchAliases=0&photosonly=0&nophotos=1&matches=500";
    private static final String TABLE = "table#ctl00_ContentPlaceHolder1_grdList";
    private static final Pattern LINK = Pattern.compile("[?;&]DCNumber=(\\w+)");

    private static final PeopleTable LIST = PeopleTable.of(Map.of(
            EntryField.NUMBER, "DC Number",
            EntryField.NAME, "Name",
            EntryField.SEX, "Sex",
            EntryField.BIRTH_DATE, "Birth Date"));

    @Override
    public Stream<Search> sweep() {
        return Search.byInitial(letter -> list("list", "AB", Map.of("LastName", letter)));
    }

    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        return Optional.of(
                switch (key) {
                    case LookupKey.ByNumber(String number) -> list("find", "AI", Map.of("dcnumber", number));
                    case LookupKey.ByName(String family, String given) ->
                        list("find", "AI", Map.of("LastName", family, "FirstName", given));
                });
    }

    private static PageRequest list(String kind, String type, Map<String, String> filled) {
        SequencedMap<String, String> query = FormBody.decode(QUERY);
        query.replaceAll((field, value) -> filled.getOrDefault(field, value));
        query.put("TypeSearch", type);
        return PageRequest.get(kind, PATH + FormBody.encode(query));
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
        boolean isLookup = asked.kind().equals("find");
        List<String> order = isLookup ? LOOKED_UP : SWEPT;
        HtmlForm form = HtmlForm.in(html, "form#aspnetForm", asked).orElse(null);
        // The form goes back to the list that is shown: nothing else on the page says which of the four it is.
        if (form == null || !order.contains(type) || !type.equals(form.query().get("TypeSearch"))) {
            return html.lacks("form#aspnetForm of the list " + type);
        }
        List<String> behind = order.subList(order.indexOf(type) + 1, order.size());
        List<PageRequest> later = behind.stream()
                .limit(1)
                .map(other -> list(asked.kind(), other, query))
                .toList();
        Set<String> links = html.distinct(LINK);
        if (!html.has(TABLE) && links.isEmpty() && html.saysNobody()) {
            return isLookup && later.isEmpty() ? new PageOutcome.NoMatch() : new PageOutcome.Continue(later);
        }
        // The address that the form goes to also says how many rows a page has: a full one has a button.
        boolean full = String.valueOf(links.size()).equals(form.query().get("matches"));
        Pager pager = Pager.nextButton(html, form, asked.kind(), !full);
        List<PageRequest> then = isLookup ? List.of() : later;
        PeopleTable list = columns(type);
        return list.read(html, TABLE, links, rows -> pager.read(next -> Roster.of(rows, next.isEmpty() ? then : next)));
    }

    private static PeopleTable columns(String type) {
        PeopleTable list = LIST.always(EntryField.STATUS, type);
        return switch (type) {
            case "AI" -> list.and(EntryField.FACILITY, "Facility").and(EntryField.PROJECTED_RELEASE, "Release Date");
            case "IR" -> list.and(EntryField.RELEASED, "Release Date");
            default -> list;
        };
    }
}
