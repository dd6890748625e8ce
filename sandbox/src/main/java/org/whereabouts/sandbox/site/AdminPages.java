package org.whereabouts.sandbox.site;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whereabouts.sandbox.population.Custody;
import org.whereabouts.sandbox.population.Facility;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.PersonName;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sandbox's administration, for tests and for people who try things out. All answers are JSON; a wrong parameter is
 * 400 with {@code {"detail": ...}}.
 *
 * <ul>
 *   <li>{@code GET /clock} and {@code POST /clock?advance=P7D}: {@code {"today":"2026-11-30"}}
 *   <li>{@code GET /sites}: {@code {"total":n,"results":[{id, kind, baseUrl, listed, fault}]}}; kind is LOCATOR, which lists
 *       people, or WEB_SITE, which has pages
 *   <li>{@code GET /people?site=us-pa-doc&limit=100&offset=0}: the truth about synthetic people,
 *       {@code {"total":n,"results":[{personKey, number, personNumber, family, given, middle, suffix, display, sex,
 *       birthDate, aliases, status, facility, facilityCode, housing, admitted, projectedRelease, released}],"next":
 *       offset or null}}; names in mixed case with diacritics, {@code facility} in the site's spelling
 *   <li>{@code GET /requests?site=us-pa-doc}: {@code {"total":n,"results":[{at, method, path, status}]}}, the latest ones
 *   <li>{@code POST /faults?site=us-pa-doc&fault=DOWN}: NONE, DOWN, MAINTENANCE, BLOCKED, RATE_LIMITED, LAYOUT_CHANGED,
 *       DROPS_SOMEBODY, or SLOW with {@code &delayMillis=500}
 * </ul>
 */
final class AdminPages implements LoopbackServer.Handler {
    private static final int LARGEST_PAGE = 10_000;

    private final JsonMapper json;
    private final SandboxClock clock;
    private final SiteDirectory sites;

    AdminPages(JsonMapper json, SandboxClock clock, SiteDirectory sites) {
        this.json = json;
        this.clock = clock;
        this.sites = sites;
    }

    @Override
    public LoopbackServer.Answer answer(SiteRequest request) {
        SiteResponse response;
        try {
            response = respond(request);
        } catch (IllegalArgumentException e) {
            response = SiteResponse.json(
                    400, json.createObjectNode().put("detail", e.getMessage()).toString());
        }
        return new LoopbackServer.Answer(response, Duration.ZERO);
    }

    private SiteResponse respond(SiteRequest request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /clock" -> clock();
            case "POST /clock" -> {
                clock.advance(period(request.parameter("advance")));
                yield clock();
            }
            case "GET /sites" -> sites();
            case "GET /people" -> people(request);
            case "GET /requests" -> requests(request.parameter("site"));
            case "POST /faults" -> {
                sites.played(request.parameter("site")).inject(fault(request));
                yield sites();
            }
            default -> SiteResponse.notFound();
        };
    }

    private SiteResponse clock() {
        return answered(json.createObjectNode().put("today", clock.today().toString()));
    }

    private SiteResponse sites() {
        ObjectNode answer = json.createObjectNode()
                .put("total", sites.baseUrls().size() + sites.webUrls().size());
        ArrayNode results = answer.putArray("results");
        sites.baseUrls()
                .forEach((id, url) -> results.addObject()
                        .put("id", id)
                        .put("kind", "LOCATOR")
                        .put("baseUrl", url.toString())
                        .put("listed", sites.host(id).people().size())
                        .put("fault", name(sites.host(id).fault())));
        sites.webUrls()
                .forEach((id, url) -> results.addObject()
                        .put("id", id)
                        .put("kind", "WEB_SITE")
                        .put("baseUrl", url.toString())
                        .putNull("listed")
                        .put("fault", name(sites.played(id).fault())));
        return answered(answer);
    }

    private SiteResponse people(SiteRequest request) {
        List<Person> people = sites.host(request.parameter("site")).people();
        int offset = Math.min(number(request, "offset", 0), people.size());
        int limit = Math.min(number(request, "limit", 100), LARGEST_PAGE);
        int end = Math.min(offset + limit, people.size());
        ObjectNode answer = json.createObjectNode().put("total", people.size());
        ArrayNode results = answer.putArray("results");
        people.subList(offset, end).forEach(person -> describe(results.addObject(), person));
        if (end < people.size()) {
            answer.put("next", end);
        } else {
            answer.putNull("next");
        }
        return answered(answer);
    }

    private static void describe(ObjectNode node, Person person) {
        Custody custody = person.custody();
        Facility facility = custody.facility();
        node.put("personKey", person.personKey());
        node.put("number", custody.number());
        node.put("personNumber", custody.personNumber());
        describe(node, person.name());
        node.put("sex", person.sex().name());
        node.put("birthDate", person.birthDate().toString());
        ArrayNode aliases = node.putArray("aliases");
        person.aliases().forEach(alias -> describe(aliases.addObject(), alias));
        node.put("status", custody.status().name());
        node.put("facility", facility.name());
        node.put("facilityCode", facility.code());
        node.put("housing", custody.housing());
        node.put("admitted", custody.admitted().toString());
        putDate(node, "projectedRelease", custody.projectedRelease());
        putDate(node, "released", custody.released());
    }

    private static void describe(ObjectNode node, PersonName name) {
        node.put("family", name.family());
        node.put("given", name.given());
        node.put("middle", name.middle());
        node.put("suffix", name.suffix());
        node.put("display", name.display());
    }

    private static void putDate(ObjectNode node, String name, @Nullable LocalDate date) {
        node.put(name, date == null ? null : date.toString());
    }

    private SiteResponse requests(String site) {
        RequestLog log = sites.played(site).log();
        ObjectNode answer = json.createObjectNode().put("total", log.total());
        ArrayNode results = answer.putArray("results");
        for (ReceivedRequest request : log.latest()) {
            results.addObject()
                    .put("at", request.at().toString())
                    .put("method", request.method())
                    .put("path", request.path())
                    .put("status", request.status());
        }
        return answered(answer);
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("advance must be a period such as P7D, not '" + text + "'", e);
        }
    }

    private static Fault fault(SiteRequest request) {
        return switch (request.parameter("fault")) {
            case "NONE" -> Fault.NONE;
            case "DOWN" -> new Fault.Down();
            case "MAINTENANCE" -> new Fault.Maintenance();
            case "BLOCKED" -> new Fault.Blocked();
            case "RATE_LIMITED" -> new Fault.RateLimited();
            case "LAYOUT_CHANGED" -> new Fault.LayoutChanged();
            case "DROPS_SOMEBODY" -> new Fault.DropsSomebody();
            case "SLOW" -> new Fault.Slow(Duration.ofMillis(number(request, "delayMillis", 1_000)));
            default -> throw new IllegalArgumentException("Unknown fault '" + request.parameter("fault") + "'");
        };
    }

    private static String name(Fault fault) {
        return fault.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }

    private static int number(SiteRequest request, String name, int otherwise) {
        String text = request.parameter(name);
        if (!text.matches("\\d{0,9}")) {
            throw new IllegalArgumentException(name + " must be a whole number, not '" + text + "'");
        }
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    private static SiteResponse answered(ObjectNode answer) {
        return SiteResponse.json(answer.toString());
    }
}
