package org.whereabouts.crawler.sources;

import static org.whereabouts.crawler.page.JsonPage.member;
import static org.whereabouts.crawler.page.JsonPage.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.page.JsonPage;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Blocked;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.NoMatch;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import tools.jackson.databind.JsonNode;

/**
 * Federal Bureau of Prisons: one JSON call that looks up a register number, or a first and last name. It lists nobody, so it
 * is only asked about people somebody asks us about. Released people stay findable: {@code releaseCode} R.
 */
final class UsBop implements Source {

    private static final String QUERY = "/PublicInfo/execute/inmateloc?";
    private static final List<String> ANSWER = List.of("Captcha", "Messages", "InmateLocator");
    private static final List<String> ROW =
            List.of("nameLast", "nameFirst", "inmateNum", "releaseCode", "faclCode", "faclName", "actRelDate");

    private final SourceProfile profile;

    UsBop(SourceProfile profile) {
        this.profile = profile;
    }

    @Override
    public SourceProfile profile() {
        return profile;
    }

    @Override
    public Stream<Search> sweep() {
        return Stream.empty();
    }

    @Override
    public Optional<Search> lookup(LookupKey key) {
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
        String kind = key instanceof LookupKey.ByNumber ? "number" : "name";
        return Optional.of(new Search(kind, true, PageRequest.get("list", QUERY + FormBody.encode(query))));
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
            return new Blocked(PageOutcome.Wall.CAPTCHA, "Captcha is asked for");
        }
        JsonNode rows = member(document, "InmateLocator");
        if (!rows.isArray()) {
            return new LayoutChanged("InmateLocator[]", JsonPage.memberNames(document));
        }
        Optional<LayoutChanged> changed = JsonPage.incomplete(rows, "InmateLocator", ROW);
        if (changed.isPresent()) {
            return changed.get();
        }
        List<RosterEntry> entries = rows.valueStream().map(UsBop::entry).toList();
        JsonNode messages = member(document, "Messages");
        if (entries.isEmpty() && !isNone(messages)) {
            // The site said something in place of people; that it knows nobody is not what it said.
            return new LayoutChanged("no Messages beside an empty InmateLocator", "Messages");
        }
        return entries.isEmpty() ? new NoMatch() : new Roster(entries, OptionalInt.of(entries.size()), List.of());
    }

    /** Nothing is said: null, false, "false" and all that is empty. */
    private static boolean isNone(JsonNode said) {
        if (said.isContainer()) {
            return said.isEmpty();
        }
        String text = said.asString("");
        return text.isBlank() || text.equalsIgnoreCase("false");
    }

    private static RosterEntry entry(JsonNode row) {
        return RosterEntry.builder()
                .put(EntryField.NUMBER, text(row, "inmateNum"))
                .put(EntryField.FAMILY, text(row, "nameLast"))
                .put(EntryField.GIVEN, text(row, "nameFirst"))
                .put(EntryField.MIDDLE, text(row, "nameMiddle"))
                .put(EntryField.SUFFIX, text(row, "suffix"))
                .put(EntryField.AGE, text(row, "age"))
                .put(EntryField.SEX, text(row, "sex"))
                .put(EntryField.STATUS, status(row))
                .put(EntryField.FACILITY, text(row, "faclName"))
                .put(EntryField.FACILITY_CODE, text(row, "faclCode"))
                .put(EntryField.FACILITY_TYPE, text(row, "faclType"))
                .put(EntryField.PROJECTED_RELEASE, text(row, "projRelDate"))
                .put(EntryField.RELEASED, text(row, "actRelDate"))
                .build();
    }

    private static @Nullable String status(JsonNode row) {
        return text(row, "releaseCode");
    }
}
