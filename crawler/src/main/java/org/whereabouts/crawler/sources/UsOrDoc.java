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
import org.whereabouts.crawler.page.HtmlTable;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.source.EntryField;
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
 * Oregon's Offender Search: a disclaimer, a form of criteria, a list of names, a page about each person, which also comes in place
 * of a list of one. Each page has a view state to send with what is asked from it. The list says neither place nor status, so
 * everybody on it is searched for by number, from the criteria again: states that are not used are forgotten.
 */
record UsOrDoc(SourceProfile profile) implements Source {

    private static final String FIRST = "mainBodyForm:FirstName";
    private static final String LAST = "mainBodyForm:LastName";
    private static final String NUMBER = "mainBodyForm:SidNumber";
    private static final String VIEW = "javax.faces.ViewState";

    private static final Map<EntryField, String> COLUMNS = Map.of(
            EntryField.NUMBER, "SID",
            EntryField.GIVEN, "First Name",
            EntryField.MIDDLE, "Middle Name",
            EntryField.FAMILY, "Last Name",
            EntryField.BIRTH_DATE, "Date of Birth");

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
    public Optional<Search> lookup(LookupKey key) {
        return Optional.of(
                switch (key) {
                    case LookupKey.ByNumber(String number) -> search("number", true, Map.of(NUMBER, number));
                    case LookupKey.ByName(String family, String given) -> search(new UsOrDocNames(given, family), true);
                });
    }

    private static Search search(UsOrDocNames names, boolean root) {
        return search(names.toString(), root, Map.of(FIRST, names.first(), LAST, names.last()));
    }

    private static Search search(String key, boolean root, Map<String, String> criteria) {
        return new Search(key, root, Carried.on(PageRequest.get("criteria", "/OOS/searchCriteria.jsf"), criteria));
    }

    @Override
    public List<PageRequest> pageKinds() {
        return Stream.of("list", "person", "criteria")
                .map(kind -> PageRequest.get(kind, "/OOS/searchCriteria.jsf"))
                .toList();
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
            return person(person, Carried.of(asked));
        }
        HtmlForm form =
                HtmlForm.of(document.getElementById("mainBodyForm"), asked).orElse(null);
        if (form == null) {
            return agree(document, asked);
        }
        Element table = document.selectFirst("table.foundOffenders");
        String message = document.select(".infoMessage").text();
        if (!form.has(LAST) || !form.has(NUMBER) || form.value(VIEW).isEmpty()) {
            return new LayoutChanged("names, number and view state in form#mainBodyForm", "other fields");
        }
        if (asked.kind().equals("criteria")) {
            Map<String, String> criteria = new TreeMap<>(Carried.of(asked));
            criteria.put(VIEW, form.value(VIEW));
            return new PageOutcome.Continue(List.of(ask(form, "list", criteria)));
        }
        if (table == null && message.contains("No matching")) {
            return new PageOutcome.NoMatch();
        }
        if (table == null && message.contains("Too many")) {
            return tooMany(Carried.of(asked));
        }
        Optional<HtmlTable> list = Optional.ofNullable(table)
                .filter(_ -> asked.kind().equals("list"))
                .flatMap(HtmlTable::of);
        return list.isPresent()
                ? list(list.get(), html, form, Carried.of(asked))
                : new LayoutChanged("people, or why there are none", "title \"" + document.title() + "\"");
    }

    private static PageOutcome agree(Document document, PageRequest asked) {
        Element button = document.selectFirst("form input[type=submit][value~=(?i)^i agree$]");
        boolean first = asked.kind().equals("criteria") && asked.method() == PageRequest.Method.GET;
        Optional<HtmlForm> form = HtmlForm.of(button == null ? null : button.closest("form"), asked);
        return button == null || form.isEmpty() || !first
                ? new LayoutChanged("form#mainBodyForm", "title \"" + document.title() + "\"")
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
        List<Search> split = names.split().map(one -> search(one, false)).toList();
        return split.isEmpty()
                ? new LayoutChanged("a list of the people of one name", "a message that there are too many")
                : new PageOutcome.TooMany(OptionalInt.empty(), split);
    }

    private static PageOutcome person(Labelled page, Map<String, String> asked) {
        Optional<LayoutChanged> changed =
                page.missing(List.copyOf(IDS.values())).or(() -> page.empty(List.of("out_SID")));
        String number = String.valueOf(page.get("out_SID"));
        if (changed.isPresent() || !List.of("", number).contains(asked.getOrDefault(NUMBER, ""))) {
            return changed.orElse(new LayoutChanged("the person who was asked for", "another"));
        }
        RosterEntry.Builder person = RosterEntry.builder().putAll(IDS, page::get);
        person.put(
                EntryField.FACILITY, String.valueOf(page.get("locationBlock")).replaceFirst("^Location: *", ""));
        return new PageOutcome.Roster(List.of(person.build()), OptionalInt.empty(), List.of());
    }

    private static PageOutcome list(HtmlTable list, HtmlPage html, HtmlForm form, Map<String, String> asked) {
        int links = html.occurrences("'mainBodyForm:foundOffenders:");
        Optional<LayoutChanged> unfit = list.unfit(COLUMNS, links);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        // Somebody may be there once for each of their names.
        Map<String, PageOutcome.Lead> leads = new LinkedHashMap<>();
        list.people(COLUMNS).forEach(row -> {
            String number = row.get(EntryField.NUMBER).orElseThrow();
            PageRequest detail = ask(form, "person", Map.of(VIEW, asked.getOrDefault(VIEW, ""), NUMBER, number));
            leads.putIfAbsent(number, new PageOutcome.Lead(row, detail));
        });
        int due = Integer.parseInt(asked.getOrDefault("page", "1"));
        String pager = html.document().select("[id=mainBodyForm:pageMsg]").text();
        Element next =
                html.document().selectFirst("input[type=image]:is([src~=next], [alt~=(?i)next], [title~=(?i)next])");
        boolean last = pager.equals("Page " + due + "/" + due);
        if (!last && (next == null || !pager.matches("Page " + due + "/\\d+"))) {
            return new LayoutChanged("page " + due + " and a picture to click for the next", "another pager or none");
        }
        Map<String, String> carried = new TreeMap<>(asked);
        carried.put("page", Integer.toString(due + 1));
        return new PageOutcome.Leads(
                List.copyOf(leads.values()),
                OptionalInt.empty(),
                last || next == null ? List.of() : List.of(Carried.on(form.press("list", next, Map.of()), carried)));
    }
}
