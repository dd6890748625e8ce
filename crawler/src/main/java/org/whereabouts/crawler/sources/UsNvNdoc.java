package org.whereabouts.crawler.sources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.whereabouts.crawler.bulk.BulkRoster;
import org.whereabouts.crawler.bulk.FileSource;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.page.PeopleTable;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Nevada Department of Corrections: a file of everybody, and a form to ask about one person. The form shows {@value #CAP} people and
 * does not say when there are more: a list as long as that is none of which anybody could be missing.
 */
record UsNvNdoc(SourceProfile profile) implements FileSource {

    private static final String TABLE = "table:has(> caption:containsOwn(Search Results))";
    static final int CAP = 20;

    private static final Map<EntryField, String> LABELS = Map.of(
            EntryField.NUMBER, "Offender ID",
            EntryField.GIVEN, "First Name",
            EntryField.MIDDLE, "Middle Name",
            EntryField.FAMILY, "Last Name",
            EntryField.SEX, "Gender",
            EntryField.STATUS, "Institution",
            EntryField.FACILITY, "Institution");

    private static final PeopleTable LIST = PeopleTable.of(LABELS);

    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        return Optional.of(
                switch (key) {
                    case LookupKey.ByNumber(String number) -> ask("person", number, "", "");
                    case LookupKey.ByName(String family, String given) -> ask("list", "", given, family);
                });
    }

    @Override
    public List<PageRequest> pageKinds() {
        return Stream.concat(PageRequest.kinds("/", "list", "person").stream(), sweep().map(Search::first))
                .toList();
    }

    private static PageRequest ask(String kind, String number, String first, String last) {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("onumber", number);
        form.put("fname", first);
        form.put("lname", last);
        form.put("submit", "true");
        return PageRequest.postForm(kind, "/", FormBody.encode(form));
    }

    @Override
    public PageOutcome parse(Page page) {
        return switch (page.request().kind()) {
            case BulkFile.KIND -> BulkRoster.read(page, profile);
            case "person" -> HtmlPage.readWhole(page, profile, UsNvNdoc::person);
            default -> HtmlPage.readWhole(page, profile, UsNvNdoc::list);
        };
    }

    private static PageOutcome person(HtmlPage html) {
        Labelled person = Labelled.rows(html.document());
        return !person.has("Offender ID") && nobody(html)
                ? new PageOutcome.NoMatch()
                : person.person(LABELS, List.copyOf(LABELS.values()), List.of("Offender ID", "Last Name"));
    }

    private static boolean nobody(HtmlPage html) {
        return html.document().select("td input[name=onumber]").isEmpty() && html.saysNobody();
    }

    private static PageOutcome list(HtmlPage html) {
        if (!html.has(TABLE) && nobody(html)) {
            return new PageOutcome.NoMatch();
        }
        Set<String> numbers =
                Set.copyOf(html.document().select("td input[name=onumber]").eachAttr("value"));
        return LIST.read(
                html,
                TABLE,
                numbers,
                people -> people.size() < CAP
                        ? new PageOutcome.Roster(people, OptionalInt.empty(), List.of())
                        : new PageOutcome.TooMany(OptionalInt.empty(), List.of()));
    }
}
