package org.whereabouts.crawler.sources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.whereabouts.crawler.bulk.BulkRoster;
import org.whereabouts.crawler.page.HtmlForm;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.HtmlTable;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.Lead;
import org.whereabouts.crawler.source.PageOutcome.Leads;
import org.whereabouts.crawler.source.PageOutcome.NoMatch;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * North Carolina: everybody since 1972 in one file, and a search by number or name whose list leads to a page of each person. The
 * search also finds people who are out, which their pages say.
 */
record UsNcDac(SourceProfile profile) implements Source {

    private static final String SEARCH = "/opi/offendersearch.do?method=list";

    private static final Map<EntryField, String> COLUMNS = Map.of(
            EntryField.NUMBER, "Offender Number",
            EntryField.FAMILY, "Last Name",
            EntryField.SUFFIX, "Suffix",
            EntryField.GIVEN, "First Name",
            EntryField.MIDDLE, "Middle Name",
            EntryField.SEX, "Gender",
            EntryField.BIRTH_DATE, "Birth Date");

    private static final Map<EntryField, String> NAMES = Map.of(
            EntryField.FAMILY, "Last Name",
            EntryField.SUFFIX, "Suffix",
            EntryField.GIVEN, "First Name",
            EntryField.MIDDLE, "Middle Name");

    private static final Map<EntryField, String> LABELS = Map.of(
            EntryField.NUMBER, "Offender Number",
            EntryField.STATUS, "Inmate Status",
            EntryField.SEX, "Gender",
            EntryField.BIRTH_DATE, "Birth Date",
            EntryField.FACILITY, "Current Location");

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
        SequencedMap<String, String> form = new LinkedHashMap<>();
        List.of("LastName", "FirstName", "MiddleName", "OffenderId", "Gender", "Race")
                .forEach(field -> form.put("search" + field, ""));
        List.of("ethnicity", "searchDOB", "ageMinimum", "ageMaximum").forEach(field -> form.put(field, ""));
        List.of("searchDOBRange", "heightTotalInchesMinimum", "heightTotalInchesMaximum")
                .forEach(field -> form.put(field, "0"));
        // 1 would leave out those who are out.
        form.put("activeFilter", "2");
        switch (key) {
            case LookupKey.ByNumber(String number) -> form.put("searchOffenderId", number);
            case LookupKey.ByName(String family, String given) -> {
                form.put("searchLastName", family);
                form.put("searchFirstName", given);
            }
        }
        String kind = key instanceof LookupKey.ByNumber ? "number" : "name";
        return Optional.of(new Search(kind, true, PageRequest.postForm("find", SEARCH, FormBody.encode(form))));
    }

    @Override
    public List<PageRequest> pageKinds() {
        return Stream.concat(
                        Stream.of("offender", "find").map(kind -> PageRequest.get(kind, SEARCH)),
                        sweep().map(Search::first))
                .toList();
    }

    @Override
    public PageOutcome parse(Page page) {
        return switch (page.request().kind()) {
            case BulkFile.KIND -> BulkRoster.read(page, profile);
            case "offender" -> HtmlPage.readWhole(page, profile, html -> offender(html.document()));
            default -> HtmlPage.readWhole(page, profile, html -> found(html.document(), page.request()));
        };
    }

    private static PageOutcome found(Document document, PageRequest asked) {
        Element results = document.selectFirst("table.resultstable");
        if (results == null) {
            return document.text().contains("No offenders found.")
                    ? new NoMatch()
                    : new LayoutChanged("table.resultstable", "title \"" + document.title() + "\"");
        }
        List<Element> links = results.select("a[href*=viewoffender.do]");
        Optional<HtmlTable> table = HtmlTable.of(results);
        Optional<LayoutChanged> unfit = table.isEmpty()
                ? Optional.of(new LayoutChanged(HtmlTable.PLAIN, "another table"))
                : table.get().unfit(COLUMNS, links.size());
        if (unfit.isPresent()) {
            return unfit.get();
        }
        List<RosterEntry> people = table.get().people(COLUMNS).toList();
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Optional<String> path = HtmlForm.target(asked, links.get(i).attr("href"));
            if (path.isEmpty()) {
                return new LayoutChanged("a link to viewoffender.do of this site", "one that leads elsewhere");
            }
            leads.add(new Lead(people.get(i), PageRequest.get("offender", path.get())));
        }
        return new Leads(leads, OptionalInt.empty(), List.of());
    }

    private static PageOutcome offender(Document document) {
        Labelled page = Labelled.rows(document);
        Optional<HtmlTable> names =
                Optional.ofNullable(document.selectFirst("table.datainput")).flatMap(HtmlTable::of);
        Optional<LayoutChanged> changed = page.missing(List.copyOf(LABELS.values()))
                .or(() -> page.empty(List.of("Offender Number", "Inmate Status")));
        if (changed.isPresent()) {
            return changed.get();
        }
        if (names.isEmpty()
                || names.get().missing(List.copyOf(NAMES.values())).isPresent()
                || names.get().rows().isEmpty()
                || !names.get().rows().stream().allMatch(HtmlTable.Row::isWhole)) {
            return new LayoutChanged("names in table.datainput", "another table, or none");
        }
        // The first name is the one of the sentence; aliases stand below it.
        HtmlTable.Row name = names.get().rows().getFirst();
        RosterEntry person = RosterEntry.builder()
                .putAll(NAMES, name::text)
                .putAll(LABELS, page::get)
                .build();
        return new Roster(List.of(person), OptionalInt.empty(), List.of());
    }
}
