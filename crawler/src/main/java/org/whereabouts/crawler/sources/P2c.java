package org.whereabouts.crawler.sources;

import static org.whereabouts.crawler.page.JsonPage.member;
import static org.whereabouts.crawler.page.JsonPage.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.JsonPage;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
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

/**
 * Police To Citizen (P2C) of OSSI, then SunGard, Superion, CentralSquare: a page with a jqGrid, whose rows come as JSON by POST,
 * fifty at a time. A row has booking number, name, birth and day of arrest, and says of whoever is in it that they are in the jail,
 * so the pages of the people, which want the view state of a session, are read when somebody has one, and not asked for. Where the
 * rows have no {@code book_id} a person gets a {@link DerivedNumber}; people who would share one get none.
 */
final class P2c implements Source {

    static final Map<String, String> SETTINGS =
            Map.of("path", "the folder of the portal on its host, for example /p2c; / for none");

    private static final int PAGE_SIZE = 50;
    private static final String HANDLER = "jqHandler.ashx?op=s";
    private static final Pattern ASKED = Pattern.compile("(?:^|.*&)page=(\\d{1,6})(?:&.*|$)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");

    /** "SAMPLETON, ALVIN JAY (W /M/38)": race, sex and age stand behind the name. */
    private static final Pattern DISPLAYED = Pattern.compile("\\s*\\([^()]*/[^()]*\\)\\s*$");

    private static final Map<EntryField, String> ROW = Map.of(
            EntryField.FAMILY, "lastname",
            EntryField.GIVEN, "firstname",
            EntryField.MIDDLE, "middlename",
            EntryField.SUFFIX, "suffix",
            EntryField.SEX, "sex",
            EntryField.AGE, "age",
            EntryField.BIRTH_DATE, "dob");

    private final SourceProfile profile;
    private final String folder;

    P2c(SourceProfile profile) {
        this.profile = profile;
        this.folder = folder(String.valueOf(profile.settings().get("path")));
    }

    /** The folder of the portal, with a slash behind it; the address in the browser ends with one of its pages. */
    static String folder(String path) {
        return path.replaceFirst("/[^/]*\\.aspx$", "").replaceFirst("/*$", "/");
    }

    @Override
    public SourceProfile profile() {
        return profile;
    }

    @Override
    public Stream<Search> sweep() {
        return Stream.of(new Search("everybody", true, landing()));
    }

    /** The grid finds by name; the whole list is as short as one would need. */
    @Override
    public List<PageRequest> pageKinds() {
        return List.of(
                PageRequest.postForm("list", folder + HANDLER, "t=ii"),
                PageRequest.get("person", folder + "InmateDetail.aspx"),
                landing());
    }

    private PageRequest landing() {
        return PageRequest.get("landing", folder + "jailinmates.aspx");
    }

    @Override
    public PageOutcome parse(Page page) {
        return switch (page.request().kind()) {
            case "landing" -> HtmlPage.readWhole(page, profile, this::landing);
            case "person" -> HtmlPage.readWhole(page, profile, html -> P2cPerson.read(html.document()));
            default -> JsonPage.read(page, profile, document -> list(document, page.request()));
        };
    }

    private PageOutcome landing(HtmlPage html) {
        return html.markup().contains(HANDLER)
                ? new Continue(List.of(list(1)))
                : new LayoutChanged(
                        "a grid that is filled from " + HANDLER,
                        "title \"" + html.document().title() + "\"");
    }

    private PageOutcome list(JsonNode document, PageRequest request) {
        JsonNode rows = member(document, "rows");
        OptionalInt page = number(document, "page");
        OptionalInt pages = number(document, "total");
        OptionalInt people = number(document, "records");
        if (!rows.isArray() || page.isEmpty() || pages.isEmpty() || people.isEmpty()) {
            return new LayoutChanged("rows[], page, total and records", JsonPage.memberNames(document));
        }
        int at = page.getAsInt();
        // A list that has become shorter than the page asked for: nobody on that page.
        boolean isBeyond = at > 1 && at > pages.getAsInt();
        if (rows.isEmpty() && (isBeyond || (people.getAsInt() == 0 && at <= 1))) {
            return new NoMatch();
        }
        Matcher asked = ASKED.matcher(String.valueOf(request.body()));
        boolean isAsked = !asked.matches() || Integer.parseInt(asked.group(1)) == at;
        boolean isLast = at == pages.getAsInt();
        if (!isAsked
                || rows.isEmpty()
                || at > pages.getAsInt()
                || rows.size() > people.getAsInt()
                || (isLast && at == 1 && rows.size() != people.getAsInt())) {
            return new LayoutChanged(
                    "page " + (asked.matches() ? asked.group(1) : "?") + " of " + people.getAsInt() + " people",
                    "page " + at + " of " + pages.getAsInt() + " with " + rows.size() + " rows");
        }
        for (JsonNode row : rows) {
            if (isMissing(row, "disp_name", "lastname") || isMissing(row, "disp_arrest_date", "date_arr")) {
                return new LayoutChanged(
                        "rows[].lastname or .disp_name, and .disp_arrest_date", JsonPage.memberNames(row));
            }
        }
        List<RosterEntry> entries =
                DerivedNumber.notShared(rows.valueStream().map(P2c::entry).toList());
        return new Roster(entries, people, isLast ? List.of() : List.of(list(at + 1)));
    }

    private static OptionalInt number(JsonNode document, String name) {
        String value = text(document, name);
        return value != null && NUMBER.matcher(value).matches()
                ? OptionalInt.of(Integer.parseInt(value))
                : OptionalInt.empty();
    }

    private static boolean isMissing(JsonNode row, String one, String other) {
        return member(row, one).isMissingNode() && member(row, other).isMissingNode();
    }

    private static @Nullable String name(JsonNode row) {
        String family = text(row, "lastname");
        String given = text(row, "firstname");
        String displayed = text(row, "disp_name");
        return family != null && given != null
                ? family + ", " + given
                : displayed == null ? null : DISPLAYED.matcher(displayed).replaceFirst("");
    }

    private static @Nullable String arrested(JsonNode row) {
        String displayed = text(row, "disp_arrest_date");
        return displayed == null ? text(row, "date_arr") : displayed;
    }

    private static RosterEntry entry(JsonNode row) {
        String name = Objects.requireNonNullElse(name(row), "");
        String number = text(row, "book_id");
        RosterEntry.Builder entry = RosterEntry.builder()
                .put(EntryField.NUMBER, number == null ? DerivedNumber.of(name, arrested(row)) : number)
                .put(EntryField.ADMITTED, arrested(row))
                .putAll(ROW, member -> text(row, member));
        return text(row, "lastname") == null || text(row, "firstname") == null
                ? entry.put(EntryField.NAME, name).build()
                : entry.build();
    }

    private PageRequest list(int page) {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("t", "ii");
        form.put("_search", "false");
        form.put("rows", Integer.toString(PAGE_SIZE));
        form.put("page", Integer.toString(page));
        form.put("sidx", "disp_name");
        form.put("sord", "asc");
        return PageRequest.postForm("list", folder + HANDLER, FormBody.encode(form));
    }
}
