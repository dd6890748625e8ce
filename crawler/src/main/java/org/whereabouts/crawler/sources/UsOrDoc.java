package org.whereabouts.crawler.sources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
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
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.Leads;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Oregon's Offender Search: a disclaimer, a form of criteria, a list of names, a page about each person, which also comes in place
 * of a list of one. Each page has a view state to send with what is asked from it. The list says neither place nor status, so
 * everybody on it is searched for by number, from the criteria again: states that are not used are forgotten.
 */
record UsOrDoc(SourceProfile profile) implements Source {

    private static final String CRITERIA = "/OOS/searchCriteria.jsf";
    private static final String FIRST = "mainBodyForm:FirstName";
    private static final String LAST = "mainBodyForm:LastName";
    private static final String NUMBER = "mainBodyForm:SidNumber";
    private static final String VIEW = "javax.faces.ViewState";

    private static final String TABLE = "table.foundOffenders";
    private static final String NEXT = "input[type=image]:is([src~=next], [alt~=(?i)next], [title~=(?i)next])";

    private static final PeopleTable LIST = PeopleTable.of(Map.of(
            EntryField.NUMBER, "SID",
            EntryField.GIVEN, "First Name",
            EntryField.MIDDLE, "Middle Name",
            EntryField.FAMILY, "Last Name",
            EntryField.BIRTH_DATE, "Date of Birth"));

    private static final Map<EntryField, String> IDS = Map.of(
            EntryField.NUMBER, "out_SID",
            EntryField.NAME, "name",
            EntryField.BIRTH_DATE, "dob",
            EntryField.AGE, "age",
            EntryField.SEX, "sex",
            EntryField.STATUS, "status",
            EntryField.FACILITY, "locationBlock",
            EntryField.ADMITTED, "admitDate",
            EntryField.PROJECTED_RELEASE, "relDate");

    @Override
    public Stream<Search> sweep() {
        return UsOrDocNames.everybody().map(names -> search(names, true));
    }

    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        return Optional.of(
                switch (key) {
                    case LookupKey.ByNumber(String number) -> criteria(Map.of(NUMBER, number));
                    case LookupKey.ByName(String family, String given) -> criteria(Map.of(FIRST, given, LAST, family));
                });
    }

    private static Search search(UsOrDocNames names, boolean root) {
        return new Search(names.toString(), root, criteria(Map.of(FIRST, names.first(), LAST, names.last())));
    }

    private static PageRequest criteria(Map<String, String> criteria) {
        return Carried.on(PageRequest.get("criteria", CRITERIA), criteria);
    }

    @Override
    public List<PageRequest> pageKinds() {
        return PageRequest.kinds(CRITERIA, "list", "person", "criteria");
    }

    @Override
    public PageOutcome parse(Page page) {
        return HtmlPage.readWhole(page, profile, html -> read(html, page.request()));
    }

    private static PageOutcome read(HtmlPage html, PageRequest asked) {
        Document document = html.document();
        if (document.text().matches("(?is).*session (has )?(expired|timed out).*|.*could not be restored.*")) {
            // The whole search starts again, from the criteria with a fresh state.
            return new PageOutcome.Maintenance("session expired");
        }
        Labelled person = Labelled.ids(document, "offensesForm:");
        if (person.has("out_SID") && !asked.kind().equals("criteria")) {
            return person(person);
        }
        HtmlForm form =
                HtmlForm.of(document.getElementById("mainBodyForm"), asked).orElse(null);
        if (form == null) {
            return agree(html, asked);
        }
        String message = document.select(".infoMessage").text();
        if (!form.has(LAST) || !form.has(NUMBER) || form.value(VIEW).isEmpty()) {
            return new LayoutChanged("names, number and view state in form#mainBodyForm", "other fields");
        }
        if (asked.kind().equals("criteria")) {
            Map<String, String> criteria = new TreeMap<>(Carried.of(asked));
            criteria.put(VIEW, form.value(VIEW));
            return new PageOutcome.Continue(List.of(ask(form, "list", criteria)));
        }
        if (!html.has(TABLE) && message.contains("No matching")) {
            return new PageOutcome.NoMatch();
        }
        if (!html.has(TABLE) && message.contains("Too many")) {
            return tooMany(Carried.of(asked));
        }
        return asked.kind().equals("list")
                ? list(html, form, Carried.of(asked))
                : html.personLacks("people, or why there are none");
    }

    private static PageOutcome agree(HtmlPage html, PageRequest asked) {
        Element button = html.document().selectFirst("form input[type=submit][value~=(?i)^i agree$]");
        boolean first = asked.kind().equals("criteria") && asked.method() == PageRequest.Method.GET;
        Optional<HtmlForm> form = HtmlForm.of(button == null ? null : button.closest("form"), asked);
        return button == null || form.isEmpty() || !first
                ? html.personLacks("form#mainBodyForm")
                : new PageOutcome.Continue(
                        List.of(Carried.on(form.get().press("criteria", button, Map.of()), Carried.of(asked))));
    }

    private static PageRequest ask(HtmlForm form, String kind, Map<String, String> criteria) {
        Map<String, String> filled = new TreeMap<>(Map.of(FIRST, "", LAST, "", NUMBER, ""));
        filled.putAll(criteria);
        Map<String, String> sent = new TreeMap<>(filled);
        sent.put("mainBodyForm:sendQuery", "Search");
        return Carried.on(form.submit(kind, sent), filled);
    }

    private static PageOutcome tooMany(Map<String, String> asked) {
        UsOrDocNames names = new UsOrDocNames(asked.getOrDefault(FIRST, ""), asked.getOrDefault(LAST, ""));
        return new PageOutcome.TooMany(
                OptionalInt.empty(),
                names.split().map(one -> search(one, false)).toList());
    }

    private static PageOutcome person(Labelled page) {
        String place = page.get("locationBlock");
        Labelled person = place == null ? page : page.with("locationBlock", place.replaceFirst("^Location: *", ""));
        return person.person(IDS, List.copyOf(IDS.values()), List.of("out_SID"));
    }

    private static PageOutcome list(HtmlPage html, HtmlForm form, Map<String, String> asked) {
        int due = Integer.parseInt(asked.getOrDefault("page", "1"));
        Map<String, String> carried = new TreeMap<>(asked);
        carried.put("page", Integer.toString(due + 1));
        Element button = html.document().selectFirst(NEXT);
        PageRequest following = button == null ? null : Carried.on(form.press("list", button, Map.of()), carried);
        String shown = html.document().select("[id=mainBodyForm:pageMsg]").text();
        Pager pager = Pager.words(shown, due, false, following);
        return LIST.read(
                html,
                TABLE,
                html.occurrences("'mainBodyForm:foundOffenders:"),
                people -> pager.read(next -> Leads.of(
                        onceEach(people),
                        number -> ask(form, "person", Map.of(VIEW, asked.getOrDefault(VIEW, ""), NUMBER, number)),
                        next)));
    }

    /** Somebody may be there once for each of their names. */
    private static List<RosterEntry> onceEach(List<RosterEntry> people) {
        Map<String, RosterEntry> byNumber = new LinkedHashMap<>();
        people.forEach(row -> byNumber.putIfAbsent(row.get(EntryField.NUMBER).orElseThrow(), row));
        return List.copyOf(byNumber.values());
    }
}
