package org.whereabouts.crawler.sources;

import static org.whereabouts.crawler.page.JsonPage.member;
import static org.whereabouts.crawler.page.JsonPage.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.JsonPage;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Continue;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * SmartWEB of SmartCOP (CTS America). Its print view shows everybody on one page and says how many they are; where a jail is too
 * large for that it answers a page titled Error, and the list is read as the site's own button does, ten people a call.
 *
 * <p>A call answers a piece of a table inside JSON, and says nowhere how many people there are: the list ends with a call that brings
 * nobody. It is asked for in the order of booking, so that newcomers are at its end. A call that counts more people than it brings
 * makes the list one of as many as it counts: the search breaks off unless a later call brings the others.
 */
final class SmartCop implements Source {

    static final Map<String, String> SETTINGS = Map.of(
            "path", "the path of the search on its host, for example /smartwebclient/Jail.aspx",
            "view", "print for the print view, json for ten people a call, where there are too many to print");

    private static final Pattern RETURNED = Pattern.compile("Records? Returned:?\\s*(\\d{1,6})");

    private final SourceProfile profile;
    private final String path;
    private final JsonMapper json = JsonMapper.builder().build();

    SmartCop(SourceProfile profile) {
        this.profile = profile;
        this.path = String.valueOf(profile.settings().get("path"));
    }

    @Override
    public SourceProfile profile() {
        return profile;
    }

    @Override
    public Stream<Search> sweep() {
        boolean isJson = "json".equals(profile.settings().get("view"));
        return Stream.of(new Search("everybody", true, isJson ? more(0) : print()));
    }

    /** The site finds by name; the whole list is as short as one would need. */
    @Override
    public List<PageRequest> pageKinds() {
        return List.of(print(), more(0));
    }

    @Override
    public PageOutcome parse(Page page) {
        return page.request().kind().equals("print")
                ? HtmlPage.readWhole(page, profile, html -> print(html.document()))
                : JsonPage.read(page, profile, document -> more(document, page.request()));
    }

    private PageOutcome print(Document document) {
        if (document.title().strip().equalsIgnoreCase("Error")) {
            return new TooMany(OptionalInt.empty(), List.of(new Search("ten at a time", false, more(0))));
        }
        Matcher returned = RETURNED.matcher(document.text());
        if (!returned.find()) {
            return new LayoutChanged("\"Number of Inmate Records Returned:\"", "title \"" + document.title() + "\"");
        }
        int total = Integer.parseInt(returned.group(1));
        return switch (SmartCopPeople.in(document)) {
            case SmartCopPeople.Changed(LayoutChanged change) -> change;
            case SmartCopPeople.Read(List<RosterEntry> people) when people.isEmpty() && total == 0 -> new NoMatch();
            case SmartCopPeople.Read(List<RosterEntry> people)
            when people.isEmpty() || people.size() > total ->
                new LayoutChanged("the " + total + " people that the page counts", people.size() + " people");
            case SmartCopPeople.Read(List<RosterEntry> people) -> new Roster(people, OptionalInt.of(total), List.of());
        };
    }

    private PageOutcome more(JsonNode document, PageRequest request) {
        JsonNode answer = member(member(document, "d"), "Data");
        JsonNode returned = member(answer, "resultsReturned");
        String markup = text(answer, "data");
        Optional<JsonNode> asked = JsonPage.object(String.valueOf(request.body()));
        if (!returned.isInt() || markup == null || asked.isEmpty()) {
            return new LayoutChanged("d.Data.resultsReturned and d.Data.data", JsonPage.memberNames(answer));
        }
        int offset = asked.get().path("RecordsLoaded").asInt(0);
        if (returned.asInt() == 0 && markup.isBlank()) {
            return offset == 0 ? new NoMatch() : new Continue(List.of());
        }
        return HtmlPage.bounded("<table>" + markup + "</table>", "")
                .map(SmartCopPeople::in)
                .<PageOutcome>map(read -> switch (read) {
                    case SmartCopPeople.Changed(LayoutChanged change) -> change;
                    case SmartCopPeople.Read(List<RosterEntry> people)
                    when people.isEmpty() || people.size() > returned.asInt() ->
                        new LayoutChanged(
                                returned.asInt() + " people, as resultsReturned says", people.size() + " people");
                    case SmartCopPeople.Read(List<RosterEntry> people) ->
                        new Roster(
                                people,
                                people.size() == returned.asInt()
                                        ? OptionalInt.empty()
                                        : OptionalInt.of(offset + returned.asInt()),
                                List.of(more(offset + people.size())));
                })
                .orElseGet(() -> new LayoutChanged("a piece of a page within all bounds", "more"));
    }

    private PageRequest print() {
        return PageRequest.get("print", path + "?preview=true&searchvalues=" + FormBody.encode(search(0)));
    }

    private PageRequest more(int loaded) {
        return PageRequest.postJson("more", path + "/AddMoreResults", search(loaded));
    }

    /** Everybody held now, by the day of booking, the first one first; the site wants the keys in this order. */
    private String search(int loaded) {
        ObjectNode search = json.createObjectNode();
        for (String name : List.of(
                "FirstName",
                "MiddleName",
                "LastName",
                "BeginBookDate",
                "EndBookDate",
                "BeginReleaseDate",
                "EndReleaseDate")) {
            search.put(name, "");
        }
        return search.put("TypeJailSearch", 0)
                .put("RecordsLoaded", loaded)
                .put("SortOption", 1)
                .put("SortOrder", 0)
                .put("IsDefault", false)
                .toString();
    }
}
