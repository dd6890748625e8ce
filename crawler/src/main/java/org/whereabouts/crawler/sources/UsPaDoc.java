package org.whereabouts.crawler.sources;

import static org.whereabouts.crawler.page.JsonPage.member;
import static org.whereabouts.crawler.page.JsonPage.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
record UsPaDoc(SourceProfile profile) implements Source {

    private static final int CAP = 500;
    static final String API = "/InmateLocatorAPIV8/api/v1/InmateLocator/";

    private static final List<String> ROW =
            List.of("inmate_number", "inm_lastname", "inm_firstname", "dob", "fac_name");
    private static final Map<EntryField, String> NAMED = Map.of(
            EntryField.NUMBER, "inmate_number",
            EntryField.FAMILY, "inm_lastname",
            EntryField.GIVEN, "inm_firstname",
            EntryField.MIDDLE, "inm_middlename",
            EntryField.SUFFIX, "inm_namesuffix",
            EntryField.BIRTH_DATE, "dob");

    private static final Map<EntryField, String> OF_A_ROW = namedAnd(Map.of(EntryField.FACILITY, "fac_name"));
    private static final Map<EntryField, String> OF_A_DETAIL = namedAnd(
            Map.of(EntryField.FACILITY, "currloc", EntryField.FACILITY_CODE, "currloc_cd", EntryField.SEX, "sex"));

    private static final List<String> DETAIL = List.of("inmate_number", "inm_lastname", "inm_firstname", "currloc");

    @Override
    public Stream<Search> sweep() {
        return Stream.of(UsPaDocFilter.EVERYBODY.search("everybody", true));
    }

    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        return key.asNumber().map(UsPaDoc::detail);
    }

    private static PageRequest detail(String number) {
        return PageRequest.get("detail", API + "InmateDetailsbyID/" + FormBody.encode(number));
    }

    @Override
    public List<PageRequest> pageKinds() {
        return List.of(
                UsPaDocFilter.EVERYBODY.search().first(),
                detail("0"),
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
            return new PageOutcome.TooMany(OptionalInt.of(people), filter.split());
        }
        if (rows.size() != people) {
            return new LayoutChanged(people + " rows, as totalrecords says", rows.size() + " rows");
        }
        return people == 0
                ? new PageOutcome.NoMatch()
                : JsonPage.roster(
                        rows.valueStream().toList(), "inmates", ROW, OF_A_ROW, OptionalInt.of(people), List.of());
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
        RosterEntry.Builder person = RosterEntry.builder().putAll(OF_A_DETAIL, name -> text(commit, name));
        names.stream()
                .filter(name -> !isCommitName(name))
                .forEach(alias -> person.alias(text(alias, "inm_lastname") + ", " + text(alias, "inm_firstname")));
        return PageOutcome.Roster.of(person.build());
    }

    private static Map<EntryField, String> namedAnd(Map<EntryField, String> more) {
        Map<EntryField, String> fields = new EnumMap<>(NAMED);
        fields.putAll(more);
        return fields;
    }

    private static boolean isCommitName(JsonNode row) {
        return "Commit Name".equalsIgnoreCase(text(row, "name_descp"));
    }
}
