package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Custody;
import org.whereabouts.sandbox.population.Person;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * California: a JSON service (FeathersJS) with pages that are skipped to.
 *
 * <p>{@code GET /api/ciris/v1/incarceratedpersons?lastName=&firstName=&$limit=20&$skip=0&$sort[fullName]=1}: the names are
 * prefixes, case folded, both may be empty; {@code $limit}, {@code $skip} and {@code $sort[fullName]} are needed. A dollar sign
 * sent as {@code %24}, a parameter that lacks or is none: 400 with {@code {"name":"BadRequest","message":"Invalid query"}}; the
 * brackets may be sent either way. It answers {@code {"total":n,"limit":l,"skip":s,"data":[{cdcrNumber, lastName, firstName,
 * middleName, fullName, age, admissionDate, location, locationAddress, commitmentCounties, typeCode}]}}, by full name; a limit
 * above the site's own is cut to that without a word but in {@code limit}. {@code age} is a number, {@code admissionDate} an
 * instant at midnight, {@code typeCode} is {@code I}; a suffix stands at the end of {@code lastName}. Nobody found: no rows and
 * a total of 0.
 *
 * <p>{@code GET /api/ciris/v1/incarceratedpersons/{number}} answers one such row, or 404 with {@code {"name":"NotFound"}}.
 *
 * <p>Only people held now are listed, by the number of their stay. Changed layout: {@code cdcrNumber} becomes
 * {@code cdcNumber}.
 *
 * @param mostRows rows that a page has at most, whatever limit is asked for
 */
record CdcrSite(JsonMapper json, int mostRows) implements LocatorSite {
    private static final String PEOPLE = "/api/ciris/v1/incarceratedpersons";
    private static final List<String> COUNTIES = List.of("Alameda", "Fresno", "Kern", "Los Angeles", "San Diego");

    @Override
    public Agency agency() {
        return Agency.CALIFORNIA;
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        if (!request.path().startsWith(PEOPLE)) {
            return error(404, "NotFound", "Page not found");
        }
        if (!request.isGet()) {
            return error(405, "MethodNotAllowed", "Method is not supported by this endpoint");
        }
        String rest = request.path().substring(PEOPLE.length());
        return rest.isEmpty() ? list(request, day) : person(rest.substring(1).toUpperCase(Locale.ROOT), day);
    }

    private SiteResponse person(String number, SiteDay day) {
        return day.roster()
                .byNumber(number)
                .map(entry -> SiteResponse.json(
                        row(json.createObjectNode(), entry.person(), day).toString()))
                .orElseGet(() -> error(404, "NotFound", "No record found for id"));
    }

    private SiteResponse list(SiteRequest request, SiteDay day) {
        String limit = request.parameter("$limit");
        String skip = request.parameter("$skip");
        if (request.rawQuery().contains("%24")
                || !limit.matches("[1-9]\\d{0,5}")
                || !skip.matches("\\d{1,7}")
                || !request.parameter("$sort[fullName]").equals("1")) {
            return error(400, "BadRequest", "Invalid query");
        }
        String given = Spelling.folded(request.parameter("firstName"));
        List<Roster.Entry> found = day.roster().byFamilyPrefix(request.parameter("lastName")).stream()
                .filter(entry -> entry.given().startsWith(given))
                .toList();
        int rows = Math.min(Integer.parseInt(limit), mostRows);
        int skipped = Integer.parseInt(skip);
        ObjectNode answer = json.createObjectNode();
        answer.put("total", found.size()).put("limit", rows).put("skip", skipped);
        ArrayNode data = answer.putArray("data");
        found.stream().skip(skipped).limit(rows).forEach(entry -> row(data.addObject(), entry.person(), day));
        return SiteResponse.json(answer.toString());
    }

    private static ObjectNode row(ObjectNode row, Person person, SiteDay day) {
        Custody custody = person.custody();
        String last = Spelling.folded(person.family() + " " + person.suffix()).strip();
        String others = Stream.of(person.given(), person.middle())
                .filter(part -> !part.isEmpty())
                .map(Spelling::folded)
                .collect(Collectors.joining(" "));
        row.put(day.key("cdcrNumber", "cdcNumber"), custody.number());
        row.put("lastName", last);
        row.put("firstName", Spelling.folded(person.given()));
        row.put("middleName", Spelling.folded(person.middle()));
        row.put("fullName", last + ", " + others);
        row.put("age", person.ageOn(day.date()));
        row.put("admissionDate", midnight(custody.admitted()));
        row.put("location", custody.facility().name());
        row.put("locationAddress", custody.facility().city() + ", CA");
        row.putArray("commitmentCounties").add(Filler.pick(person, COUNTIES));
        return row.put("typeCode", "I");
    }

    private static String midnight(LocalDate date) {
        return date + "T00:00:00.000Z";
    }

    private SiteResponse error(int status, String name, String message) {
        ObjectNode error = json.createObjectNode().put("name", name).put("message", message);
        return SiteResponse.json(status, error.put("code", status).toString());
    }
}
