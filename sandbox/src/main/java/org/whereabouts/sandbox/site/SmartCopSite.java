package org.whereabouts.sandbox.site;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A county jail on SmartWEB, under {@code /smartwebclient/Jail.aspx}, whatever the case of its letters.
 *
 * <p>{@code GET ?preview=true&searchvalues={...}} is the print view: everybody on one page, which says
 * {@code Number of Inmate Records Returned: n}. {@code searchvalues} is JSON with exactly the keys {@link #KEYS}, in this order. A jail
 * with too many people to print answers a page titled Error.
 *
 * <p>{@code POST /AddMoreResults} behind the path takes the same JSON as its body and answers {@code {"d":{"JsonRequestBehavior":1,
 * "ContentType":null,"__type":"System.Web.Mvc.JsonResult","Data":{"resultsReturned":n,"data":"<tr>...","resultsAttempted":10},
 * "ContentEncoding":null}}}: the rows of {@value #PAGE} people after the first {@code RecordsLoaded}, fewer at the end, then
 * {@code resultsReturned} 0 and a blank {@code data}. How many people there are it does not say. Another content type or other keys: 500
 * with {@code {"Message":"..."}}.
 *
 * <p>{@code SortOption} is 0 for the name and 1 for the day of booking, {@code SortOrder} 1 turns it; {@code TypeJailSearch} 1
 * (released) finds nobody. The markup is {@link SmartCopMarkup}'s. Changed layout: {@code Booking No:} becomes {@code Jail Id:}.
 */
record SmartCopSite(JsonMapper json, Agency agency, boolean isPrintable) implements LocatorSite {
    static final int PAGE = 10;

    static final List<String> KEYS = List.of(
            "FirstName",
            "MiddleName",
            "LastName",
            "BeginBookDate",
            "EndBookDate",
            "BeginReleaseDate",
            "EndReleaseDate",
            "TypeJailSearch",
            "RecordsLoaded",
            "SortOption",
            "SortOrder",
            "IsDefault");

    private static final Comparator<Person> BY_BOOKING = Comparator.comparing(
                    (Person person) -> person.custody().admitted())
            .thenComparing(person -> person.custody().number());

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        return switch (request.path().toLowerCase(Locale.ROOT)) {
            case "/smartwebclient/jail.aspx" -> print(request, day);
            case "/smartwebclient/jail.aspx/addmoreresults" ->
                request.isPost() ? more(request, day) : SiteResponse.methodNotAllowed();
            default -> SiteResponse.notFound();
        };
    }

    private SiteResponse print(SiteRequest request, SiteDay day) {
        JsonNode search = search(request.parameter("searchvalues"));
        if (!request.parameter("preview").equalsIgnoreCase("true") || !isPrintable || search.isEmpty()) {
            return SiteResponse.html(SmartCopMarkup.ERROR);
        }
        return SiteResponse.html(SmartCopMarkup.page(found(search, day), day));
    }

    private SiteResponse more(SiteRequest request, SiteDay day) {
        JsonNode search = search(request.body());
        if (!request.contentType().equals("application/json") || search.isEmpty()) {
            return SiteResponse.json(500, "{\"Message\":\"There was an error processing the request.\"}");
        }
        List<Person> people = found(search, day);
        int from = Math.clamp(search.path("RecordsLoaded").asInt(0), 0, people.size());
        List<Person> shown = people.subList(from, Math.min(people.size(), from + PAGE));
        ObjectNode data = json.createObjectNode()
                .put("resultsReturned", shown.size())
                .put("data", shown.isEmpty() ? "" : SmartCopMarkup.rows(shown, day))
                .put("resultsAttempted", PAGE);
        ObjectNode answer = json.createObjectNode();
        answer.putObject("d")
                .put("JsonRequestBehavior", 1)
                .putNull("ContentType")
                .put("__type", "System.Web.Mvc.JsonResult")
                .set("Data", data);
        return SiteResponse.json(answer.toString());
    }

    private static List<Person> found(JsonNode search, SiteDay day) {
        List<Person> people =
                day.roster().all().stream().map(Roster.Entry::person).toList();
        if (search.path("TypeJailSearch").asInt(0) == 1) {
            return List.of();
        }
        if (search.path("SortOption").asInt(0) == 1) {
            people = people.stream().sorted(BY_BOOKING).toList();
        }
        return search.path("SortOrder").asInt(0) == 1 ? people.reversed() : people;
    }

    /** What is searched for; an empty object for what the site cannot read. */
    private JsonNode search(String text) {
        try {
            JsonNode search = json.readTree(text);
            return List.copyOf(search.propertyNames()).equals(KEYS) ? search : json.createObjectNode();
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }
}
