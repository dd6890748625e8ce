package org.whereabouts.crawler.sources;

import static org.whereabouts.crawler.page.JsonPage.member;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.whereabouts.crawler.page.JsonPage;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import tools.jackson.databind.JsonNode;

/**
 * Federal Bureau of Prisons: one JSON call that looks up a register number, or a first and last name. It lists nobody, so it
 * is only asked about people somebody asks us about. Released people stay findable: {@code releaseCode} R.
 */
record UsBop(SourceProfile profile) implements Source {

    private static final String QUERY = "/PublicInfo/execute/inmateloc?";
    private static final List<String> ANSWER = List.of("Captcha", "Messages", "InmateLocator");
    private static final List<String> ROW =
            List.of("nameLast", "nameFirst", "inmateNum", "releaseCode", "faclCode", "faclName", "actRelDate");
    private static final Map<EntryField, String> FIELDS = Map.ofEntries(
            Map.entry(EntryField.NUMBER, "inmateNum"),
            Map.entry(EntryField.FAMILY, "nameLast"),
            Map.entry(EntryField.GIVEN, "nameFirst"),
            Map.entry(EntryField.MIDDLE, "nameMiddle"),
            Map.entry(EntryField.SUFFIX, "suffix"),
            Map.entry(EntryField.AGE, "age"),
            Map.entry(EntryField.SEX, "sex"),
            Map.entry(EntryField.STATUS, "releaseCode"),
            Map.entry(EntryField.FACILITY, "faclName"),
            Map.entry(EntryField.FACILITY_CODE, "faclCode"),
            Map.entry(EntryField.FACILITY_TYPE, "faclType"),
            Map.entry(EntryField.PROJECTED_RELEASE, "projRelDate"),
            Map.entry(EntryField.RELEASED, "actRelDate"));

    @Override
    public Stream<Search> sweep() {
        return Stream.empty();
    }

    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("todo", "query");
        query.put("output", "json");
        switch (key) {
            case LookupKey.ByNumber(String number) -> {
                query.put("inmateNumType", "IRN");
                query.put("inmateNum", number);
            }
            case LookupKey.ByName(String family, String given) -> {
                query.put("nameFirst", given);
                query.put("nameLast", family);
            }
        }
        return Optional.of(PageRequest.get("list", QUERY + FormBody.encode(query)));
    }

    @Override
    public List<PageRequest> pageKinds() {
        return List.of(PageRequest.get("list", QUERY));
    }

    @Override
    public PageOutcome parse(Page page) {
        return JsonPage.read(page, profile, UsBop::people);
    }

    private static PageOutcome people(JsonNode document) {
        Optional<String> gone = JsonPage.firstMissing(document, ANSWER);
        if (gone.isPresent()) {
            // Without Captcha and Messages, an empty list could mean anything.
            return new LayoutChanged(gone.get(), JsonPage.memberNames(document));
        }
        // Recorded answers carry false and "" alike when no captcha is asked for.
        JsonNode captcha = member(document, "Captcha");
        if (!isNone(captcha)) {
            return new PageOutcome.Blocked(PageOutcome.Wall.CAPTCHA, "Captcha is asked for");
        }
        JsonNode rows = member(document, "InmateLocator");
        if (!rows.isArray()) {
            return new LayoutChanged("InmateLocator[]", JsonPage.memberNames(document));
        }
        if (!rows.isEmpty()) {
            OptionalInt total = OptionalInt.of(rows.size());
            return JsonPage.roster(rows.valueStream().toList(), "InmateLocator", ROW, FIELDS, total, List.of());
        }
        // What the site says in place of people is not that it knows nobody.
        return isNone(member(document, "Messages"))
                ? new PageOutcome.NoMatch()
                : new LayoutChanged("no Messages beside an empty InmateLocator", "Messages");
    }

    /** Nothing is said: null, false, "false" and all that is empty. */
    private static boolean isNone(JsonNode said) {
        if (said.isContainer()) {
            return said.isEmpty();
        }
        String text = said.asString("");
        return text.isBlank() || text.equalsIgnoreCase("false");
    }
}
