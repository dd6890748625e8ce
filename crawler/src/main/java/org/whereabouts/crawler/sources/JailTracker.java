package org.whereabouts.crawler.sources;

import static org.whereabouts.crawler.page.JsonPage.member;
import static org.whereabouts.crawler.page.JsonPage.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.whereabouts.crawler.page.JsonPage;
import org.whereabouts.crawler.page.PageText;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Continue;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.Maintenance;
import org.whereabouts.crawler.source.PageOutcome.NoMatch;
import org.whereabouts.crawler.source.PageOutcome.RateLimited;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import tools.jackson.databind.JsonNode;

/**
 * The JailTracker platform of many county jails. A landing page carries the token of a session; with it in the path, JSON
 * pages list everybody, and one shows each person. Errors come inside a 200: {@code {"error":"max-requests-for-timeperiod"}} asks us to slow down.
 *
 * <p>The county is {@code settings.index} of the profile, as it stands in the address of the landing page.
 */
record JailTracker(SourceProfile profile) implements Source {

    static final Map<String, String> SETTINGS =
            Map.of("index", "the name in the address of the landing page, for example Campbell_County_KY");

    private static final int PAGE_SIZE = 25;
    private static final String RATE_ERROR = "max-requests-for-timeperiod";
    private static final String SESSION_ERROR = "session-expired";
    private static final Pattern TOKEN = Pattern.compile("JailTracker\\.Web\\.Settings\\.init\\(\\s*'([A-Za-z0-9]+)'");
    private static final Pattern LIST_PATH =
            Pattern.compile("/jtclientweb/\\(S\\((\\w+)\\)\\).*[?&]start=(\\d{1,8})(?:&.*)?");
    private static final List<String> ROW = List.of(
            "AgencyName",
            "ArrestNo",
            "Jacket",
            "FirstName",
            "LastName",
            "OriginalBookDateTime",
            "FinalReleaseDateTime");

    @Override
    public Stream<Search> sweep() {
        return Stream.of(new Search(
                "everybody",
                true,
                PageRequest.get(
                        "landing",
                        "/jtclientweb/jailtracker/index/" + profile.settings().get("index"))));
    }

    /** The platform's list takes no number; a jail's whole list is as short as one would need. */
    @Override
    public List<PageRequest> pageKinds() {
        PageRequest person =
                PageRequest.get("person", "/jtclientweb/(S(token))//(S(token))/JailTracker/GetInmate?arrestNo=0");
        return Stream.concat(Stream.of(list("token", 0), person), sweep().map(Search::first))
                .toList();
    }

    @Override
    public PageOutcome parse(Page page) {
        return switch (page.request().kind()) {
            case "landing" -> PageText.read(page, profile, JailTracker::landing);
            case "person" ->
                JsonPage.read(page, profile, document -> answer(document, page.request(), JailTrackerPerson::read));
            default -> JsonPage.read(page, profile, document -> answer(document, page.request(), JailTracker::list));
        };
    }

    private static PageOutcome landing(String text) {
        Matcher token = TOKEN.matcher(text);
        return token.find()
                ? new Continue(List.of(list(token.group(1), 0)))
                : new LayoutChanged(
                        "JailTracker.Web.Settings.init('<token>'", "none in " + text.length() + " characters");
    }

    private static PageOutcome answer(
            JsonNode document, PageRequest request, BiFunction<JsonNode, PageRequest, PageOutcome> reading) {
        String error = text(document, "error");
        if (RATE_ERROR.equals(error)) {
            return new RateLimited(Optional.empty(), "error: " + RATE_ERROR);
        }
        if (SESSION_ERROR.equals(error)) {
            // The whole search starts again, from a landing page with a fresh token.
            return new Maintenance("error: " + SESSION_ERROR);
        }
        // An answer without the member error is not one that has no error.
        if (error == null
                || !error.isEmpty()
                || !member(document, "data").isArray()
                || !member(document, "totalCount").isInt()) {
            return new LayoutChanged(
                    "data[], totalCount and no error",
                    error == null || error.isEmpty()
                            ? JsonPage.memberNames(document)
                            : "another error of " + error.length() + " characters");
        }
        return reading.apply(document, request);
    }

    private static PageOutcome list(JsonNode document, PageRequest request) {
        Matcher asked = LIST_PATH.matcher(request.path());
        int total = member(document, "totalCount").asInt();
        return asked.matches()
                ? roster(member(document, "data"), total, asked.group(1), Integer.parseInt(asked.group(2)))
                : new LayoutChanged("a list that was asked for with a start", "another request");
    }

    private static PageOutcome roster(JsonNode rows, int total, String token, int start) {
        // Behind the end of a list that has become shorter there is nobody either.
        if (rows.isEmpty() && start >= total) {
            return new NoMatch();
        }
        if (rows.isEmpty()) {
            return new LayoutChanged("rows from " + start + " of " + total, "no rows");
        }
        if (start + rows.size() > total) {
            return new LayoutChanged(
                    "at most the " + total + " rows of totalCount", rows.size() + " rows from " + start);
        }
        Optional<LayoutChanged> changed = JsonPage.incomplete(rows, "data", ROW);
        if (changed.isPresent()) {
            return changed.get();
        }
        List<RosterEntry> entries = rows.valueStream().map(JailTracker::entry).toList();
        int next = start + rows.size();
        return new Roster(entries, OptionalInt.of(total), next < total ? List.of(list(token, next)) : List.of());
    }

    private static RosterEntry entry(JsonNode row) {
        String released = text(row, "FinalReleaseDateTime");
        return RosterEntry.builder()
                .put(EntryField.NUMBER, text(row, "Jacket"))
                .put(EntryField.SECOND_NUMBER, text(row, "ArrestNo"))
                .put(EntryField.FAMILY, text(row, "LastName"))
                .put(EntryField.GIVEN, text(row, "FirstName"))
                .put(EntryField.MIDDLE, text(row, "MiddleName"))
                .put(EntryField.SUFFIX, text(row, "Suffix"))
                .put(EntryField.FACILITY, text(row, "AgencyName"))
                .put(EntryField.ADMITTED, text(row, "OriginalBookDateTime"))
                .put(EntryField.RELEASED, released)
                .put(EntryField.STATUS, released == null || released.isBlank() ? null : "RELEASED")
                .build();
    }

    private static PageRequest list(String token, int start) {
        String session = "(S(" + token + "))";
        return PageRequest.get(
                "list",
                "/jtclientweb/" + session + "//" + session + "/JailTracker/GetInmates?start=" + start + "&limit="
                        + PAGE_SIZE + "&sort=LastName&dir=ASC");
    }
}
