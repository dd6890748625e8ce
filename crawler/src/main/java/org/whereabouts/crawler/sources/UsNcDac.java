package org.whereabouts.crawler.sources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.whereabouts.crawler.bulk.BulkRoster;
import org.whereabouts.crawler.bulk.FileSource;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.HtmlTable;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.page.PeopleTable;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Leads;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * North Carolina: everybody since 1972 in one file, and a search by number or name whose list leads to a page of each person. The
 * search also finds people who are out, which their pages say.
 */
record UsNcDac(SourceProfile profile) implements FileSource {

    private static final String SEARCH = "/opi/offendersearch.do?method=list";
    private static final String DETAIL = "/opi/viewoffender.do?method=view&offenderID=";
    private static final String TABLE = "table.resultstable";
    private static final Pattern LINK = Pattern.compile("viewoffender\\.do\\?[^\"]*offenderID=(\\d{7})\\b");

    /** An activeFilter of 1 would leave out those who are out. */
    private static final String FORM =
            "searchLastName=&searchFirstName=&searchMiddleName=&searchOffenderId=&searchGender="
                    + "&searchRace=&ethnicity=&searchDOB=&ageMinimum=&ageMaximum="
                    + "&searchDOBRange=0&heightTotalInchesMinimum=0&heightTotalInchesMaximum=0&activeFilter=2";

    private static final PeopleTable LIST = PeopleTable.of(Map.of(
            EntryField.NUMBER, "Offender Number",
            EntryField.FAMILY, "Last Name",
            EntryField.SUFFIX, "Suffix",
            EntryField.GIVEN, "First Name",
            EntryField.MIDDLE, "Middle Name",
            EntryField.SEX, "Gender",
            EntryField.BIRTH_DATE, "Birth Date"));

    private static final List<String> NAMES = List.of("Last Name", "Suffix", "First Name", "Middle Name");
    private static final Map<EntryField, String> LABELS = Map.of(
            EntryField.NUMBER, "Offender Number",
            EntryField.STATUS, "Inmate Status",
            EntryField.SEX, "Gender",
            EntryField.BIRTH_DATE, "Birth Date",
            EntryField.FACILITY, "Current Location",
            EntryField.FAMILY, "Last Name",
            EntryField.SUFFIX, "Suffix",
            EntryField.GIVEN, "First Name",
            EntryField.MIDDLE, "Middle Name");

    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        SequencedMap<String, String> form = FormBody.decode(FORM);
        switch (key) {
            case LookupKey.ByNumber(String number) -> form.put("searchOffenderId", number);
            case LookupKey.ByName(String family, String given) -> {
                form.put("searchLastName", family);
                form.put("searchFirstName", given);
            }
        }
        return Optional.of(PageRequest.postForm("find", SEARCH, FormBody.encode(form)));
    }

    @Override
    public List<PageRequest> pageKinds() {
        return Stream.concat(PageRequest.kinds(SEARCH, "offender", "find").stream(), sweep().map(Search::first))
                .toList();
    }

    @Override
    public PageOutcome parse(Page page) {
        return switch (page.request().kind()) {
            case BulkFile.KIND -> BulkRoster.read(page, profile);
            case "offender" -> HtmlPage.readWhole(page, profile, UsNcDac::offender);
            default -> HtmlPage.readWhole(page, profile, UsNcDac::found);
        };
    }

    private static PageOutcome found(HtmlPage html) {
        Set<String> links = html.distinct(LINK);
        boolean nobody = !html.has(TABLE) && links.isEmpty() && html.saysNobody();
        return nobody
                ? new PageOutcome.NoMatch()
                : LIST.read(html, TABLE, links, people -> Leads.of(people, UsNcDac::offender, List.of()));
    }

    private static PageRequest offender(String number) {
        return PageRequest.get("offender", DETAIL + number);
    }

    private static PageOutcome offender(HtmlPage html) {
        List<HtmlTable.Row> names = Optional.ofNullable(html.document().selectFirst("table.datainput"))
                .flatMap(HtmlTable::of)
                .filter(table -> table.missing(NAMES).isEmpty())
                .map(HtmlTable::rows)
                .orElse(List.of());
        if (names.isEmpty() || !names.stream().allMatch(HtmlTable.Row::isWhole)) {
            return html.personLacks("names in table.datainput");
        }
        Labelled person = Labelled.rows(html.document());
        // The first name is the one of the sentence; aliases stand below it.
        NAMES.forEach(head -> person.with(head, names.getFirst().text(head)));
        return person.person(LABELS, List.copyOf(LABELS.values()), List.of("Offender Number", "Inmate Status"));
    }
}
