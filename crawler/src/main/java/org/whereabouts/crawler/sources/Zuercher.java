package org.whereabouts.crawler.sources;

import static org.whereabouts.crawler.page.JsonPage.member;
import static org.whereabouts.crawler.page.JsonPage.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.whereabouts.crawler.page.JsonPage;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Continue;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.NoMatch;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Zuercher portal of county jails: JSON throughout. {@code init} gives the words of the search form; {@code load} lists, page by
 * page, who is in custody at the moment that the request names, which is when {@code init} was answered. All pages of a sweep name
 * the same moment.
 *
 * <p>The list has no numbers, so each person gets a {@link DerivedNumber}; people who would share one get none. {@code dob} is an age
 * at most jails and a date at some. Of a juvenile only that and the age are taken, so that the row counts and nobody is kept.
 */
record Zuercher(SourceProfile profile) implements Source {

    private static final int PAGE_SIZE = 50;
    private static final String LOAD = "/api/portal/inmates/load";
    private static final List<String> ROW = List.of("name", "arrest_date");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public Stream<Search> sweep() {
        return Stream.of(new Search("everybody", true, PageRequest.get("init", "/api/portal/inmates/init")));
    }

    /** The portal finds by name; the whole list is as short as one would need. */
    @Override
    public List<PageRequest> pageKinds() {
        return List.of(load(Instant.EPOCH.toString(), 0), PageRequest.get("init", "/api/portal/inmates/init"));
    }

    @Override
    public PageOutcome parse(Page page) {
        return JsonPage.read(
                page,
                profile,
                document ->
                        page.request().kind().equals("init") ? init(document, page) : load(document, page.request()));
    }

    private static PageOutcome init(JsonNode document, Page page) {
        return member(document, "page_config").isObject()
                ? new Continue(List.of(
                        load(page.fetchedAt().truncatedTo(ChronoUnit.SECONDS).toString(), 0)))
                : new LayoutChanged("page_config", JsonPage.memberNames(document));
    }

    private PageOutcome load(JsonNode document, PageRequest request) {
        JsonNode rows = member(document, "records");
        JsonNode total = member(document, "total_record_count");
        Optional<JsonNode> asked = JsonPage.object(String.valueOf(request.body()));
        if (!rows.isArray() || !total.isInt() || asked.isEmpty()) {
            return new LayoutChanged("records[] and total_record_count", JsonPage.memberNames(document));
        }
        int people = total.asInt();
        int start = asked.get().path("paging").path("start").asInt(0);
        // Behind the end of a list that has become shorter there is nobody either.
        if (rows.isEmpty() && start >= people) {
            return new NoMatch();
        }
        int next = start + rows.size();
        if (rows.isEmpty() || next > people) {
            return new LayoutChanged("some of the " + people + " people from " + start, rows.size() + " rows");
        }
        Optional<LayoutChanged> changed = JsonPage.incomplete(rows, "records", ROW);
        if (changed.isPresent()) {
            return changed.get();
        }
        Set<String> places = profile.words().places().keySet();
        String moment = String.valueOf(text(asked.get(), "in_custody"));
        return new Roster(
                DerivedNumber.notShared(
                        rows.valueStream().map(row -> entry(row, places)).toList()),
                OptionalInt.of(people),
                next < people ? List.of(load(moment, next)) : List.of());
    }

    private static RosterEntry entry(JsonNode row, Set<String> places) {
        String born = text(row, "dob");
        boolean isAge = born != null && born.matches("\\d{1,3}");
        RosterEntry.Builder entry = RosterEntry.builder()
                .put(EntryField.NUMBER, DerivedNumber.of(String.valueOf(text(row, "name")), text(row, "arrest_date")))
                .put(isAge ? EntryField.AGE : EntryField.BIRTH_DATE, born);
        if (member(row, "is_juvenile").asBoolean(false)) {
            return entry.put(EntryField.JUVENILE, "is_juvenile").build();
        }
        String cell = text(row, "cell_block");
        // A cell block may be called LOAN OUT: whoever is in it is not in the jail.
        boolean isElsewhere = cell != null && places.contains(cell.strip().toUpperCase(Locale.ROOT));
        return entry.put(EntryField.NAME, text(row, "name"))
                .put(EntryField.SEX, text(row, "sex"))
                .put(isElsewhere ? EntryField.FACILITY : EntryField.HOUSING_UNIT, cell)
                .put(EntryField.ADMITTED, text(row, "arrest_date"))
                // Of people who are in custody at the moment asked for, a release lies ahead.
                .put(EntryField.PROJECTED_RELEASE, text(row, "release_date"))
                .build();
    }

    private static PageRequest load(String moment, int start) {
        ObjectNode search = JSON.createObjectNode()
                .put("name", "")
                .put("race", "all")
                .put("sex", "all")
                .put("cell_block", "all")
                .put("held_for_agency", "any")
                .put("in_custody", moment);
        search.putObject("paging").put("count", PAGE_SIZE).put("start", start);
        search.putObject("sorting").put("sort_by_column_tag", "name").put("sort_descending", false);
        return PageRequest.postJson("load", LOAD, search.toString());
    }
}
