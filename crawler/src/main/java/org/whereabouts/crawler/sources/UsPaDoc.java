package org.whereabouts.crawler.sources;

import static org.whereabouts.crawler.page.JsonPage.member;
import static org.whereabouts.crawler.page.JsonPage.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.whereabouts.crawler.page.JsonPage;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.NoMatch;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageOutcome.TooMany;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import tools.jackson.databind.JsonNode;

/**
 * Pennsylvania Department of Corrections: JSON by POST. The answer never has more than 500 rows, while {@code totalrecords}
 * tells the truth, so everybody is found by splitting what is over the cap: by location (the site's own reference list),
 * then sex, then the first one and two letters of the last name.
 */
final class UsPaDoc implements Source {

    private static final int CAP = 500;
    static final String API = "/InmateLocatorAPIV8/api/v1/InmateLocator/";

    private static final List<String> ROW =
            List.of("inmate_number", "inm_lastname", "inm_firstname", "dob", "fac_name");
    private static final List<String> DETAIL = List.of("inmate_number", "inm_lastname", "inm_firstname", "currloc");

    private final SourceProfile profile;

    UsPaDoc(SourceProfile profile) {
        this.profile = profile;
    }

    @Override
    public SourceProfile profile() {
        return profile;
    }

    @Override
    public Stream<Search> sweep() {
        return Stream.of(UsPaDocFilter.EVERYBODY.search("everybody", true));
    }

    @Override
    public Optional<Search> lookup(LookupKey key) {
        return switch (key) {
            case LookupKey.ByNumber(String number) ->
                Optional.of(new Search(
                        "number",
                        true,
                        PageRequest.get("detail", API + "InmateDetailsbyID/" + FormBody.encode(number))));
            case LookupKey.ByName _ -> Optional.empty();
        };
    }

    @Override
    public List<PageRequest> pageKinds() {
        return List.of(
                UsPaDocFilter.EVERYBODY.search().first(),
                PageRequest.get("detail", API + "InmateDetailsbyID/0"),
                PageRequest.get("reference", UsPaDocFilter.REFERENCE));
    }

    @Override
    public PageOutcome parse(Page page) {
        return JsonPage.read(page, profile, document -> switch (page.request().kind()) {
            case "reference" -> locations(document);
            case "detail" -> detail(document);
            default -> list(document, UsPaDocFilter.of(page.request()));
        });
    }

    private static PageOutcome list(JsonNode document, UsPaDocFilter filter) {
        JsonNode rows = member(document, "inmates");
        JsonNode total = member(member(document, "pagestats").path(0), "totalrecords");
        if (!rows.isArray() || !total.isInt()) {
            return new LayoutChanged("inmates[] and pagestats[0].totalrecords", JsonPage.memberNames(document));
        }
        int people = total.asInt();
        if (people > CAP) {
            List<Search> split = filter.split();
            return split.isEmpty()
                    ? new LayoutChanged("at most " + CAP + " people for two letters of a name", people + " people")
                    : new TooMany(OptionalInt.of(people), split);
        }
        if (rows.size() != people) {
            return new LayoutChanged(people + " rows, as totalrecords says", rows.size() + " rows");
        }
        if (people == 0) {
            return new NoMatch();
        }
        Optional<LayoutChanged> changed = JsonPage.incomplete(rows, "inmates", ROW);
        if (changed.isPresent()) {
            return changed.get();
        }
        List<RosterEntry> entries = rows.valueStream()
                .map(row -> named(row)
                        .put(EntryField.FACILITY, text(row, "fac_name"))
                        .build())
                .toList();
        return new Roster(entries, OptionalInt.of(people), List.of());
    }

    private static PageOutcome locations(JsonNode document) {
        JsonNode locations = member(document, "locations");
        List<Search> searches = new ArrayList<>();
        for (JsonNode location : locations) {
            String code = text(location, "key");
            if (code == null) {
                // A location left out would be everybody in it left out.
                return new LayoutChanged("locations[].key", JsonPage.memberNames(location));
            }
            if (!code.equals(UsPaDocFilter.ANY)) {
                searches.add(new UsPaDocFilter(code, UsPaDocFilter.ANY, "").search());
            }
        }
        return searches.isEmpty()
                ? new LayoutChanged("locations[].key", JsonPage.memberNames(document))
                : new TooMany(OptionalInt.empty(), searches);
    }

    /** One row per name of one person: the commit name, then aliases. */
    private static PageOutcome detail(JsonNode document) {
        JsonNode rows = member(document, "inmateDetails");
        if (!rows.isArray()) {
            return new LayoutChanged("inmateDetails[]", JsonPage.memberNames(document));
        }
        if (rows.isEmpty()) {
            return new NoMatch();
        }
        List<JsonNode> names = rows.valueStream().toList();
        JsonNode commit =
                names.stream().filter(UsPaDoc::isCommitName).findFirst().orElse(names.getFirst());
        Optional<String> missing = JsonPage.firstMissing(commit, DETAIL);
        if (missing.isPresent()) {
            return new LayoutChanged("inmateDetails[]." + missing.get(), JsonPage.memberNames(commit));
        }
        if (names.stream().map(name -> text(name, "inmate_number")).distinct().count() != 1) {
            return new LayoutChanged("one inmate_number in all of inmateDetails[]", "several");
        }
        RosterEntry.Builder person = named(commit)
                .put(EntryField.FACILITY, text(commit, "currloc"))
                .put(EntryField.FACILITY_CODE, text(commit, "currloc_cd"))
                .put(EntryField.SEX, text(commit, "sex"));
        names.stream()
                .filter(name -> !isCommitName(name))
                .forEach(alias -> person.alias(text(alias, "inm_lastname") + ", " + text(alias, "inm_firstname")));
        return new Roster(List.of(person.build()), OptionalInt.empty(), List.of());
    }

    private static boolean isCommitName(JsonNode row) {
        return "Commit Name".equalsIgnoreCase(text(row, "name_descp"));
    }

    private static RosterEntry.Builder named(JsonNode row) {
        return RosterEntry.builder()
                .put(EntryField.NUMBER, text(row, "inmate_number"))
                .put(EntryField.FAMILY, text(row, "inm_lastname"))
                .put(EntryField.GIVEN, text(row, "inm_firstname"))
                .put(EntryField.MIDDLE, text(row, "inm_middlename"))
                .put(EntryField.SUFFIX, text(row, "inm_namesuffix"))
                .put(EntryField.BIRTH_DATE, text(row, "dob"));
    }
}
