package org.whereabouts.sandbox.site;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Facility;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.PersonName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pennsylvania: a JSON service that silently cuts at {@value #CAP} rows.
 *
 * <p>{@code GET /assets/data/referenceData.json} answers
 * {@code {"locations":[{"key":"PHX","value":"PHOENIX"}],"sexes":[{"key":"M","value":"MALE"},...],
 * "counties":[...],"races":[...],"citizenships":[...]}}.
 *
 * <p>{@code POST /InmateLocatorAPIV8/api/v1/InmateLocator/SearchResults} takes {@code application/json} with all of
 * these keys: {@code id, firstName, lastName, middleName, paroleNumber, countylistkey, citizenlistkey, racelistkey,
 * sexlistkey, locationlistkey, age, dateofbirth, sortBy}. A list key is {@code "---"} for any, else a key of the
 * reference data (an empty one matches nobody, and some locations hold nobody); names are prefixes, case and
 * diacritics folded, a blank at the end counts; {@code id} is exact; {@code age} is a number in a string or empty;
 * {@code dateofbirth} is {@code MM/dd/yyyy} or null. It answers
 * {@code {"inmates":[{inmate_number, inm_lastname, inm_firstname, inm_middlename, inm_namesuffix, dob, fac_name,
 * cnty_name, race}],"pagestats":[{"totalrecords":N}]}}, by last name; {@code totalrecords} counts also the rows that
 * were cut. Nobody found: no rows and 0. Another content type: 415; malformed JSON or a missing key: 400.
 *
 * <p>{@code GET /InmateLocatorAPIV8/api/v1/InmateLocator/InmateDetailsbyID/{number}} answers
 * {@code {"inmateDetails":[...],"inmimagedetails":[{"photodate":"","blob":""}]}} with one row per name,
 * {@code name_descp} "Commit Name" first, then "Alias"; both lists empty for an unknown number.
 *
 * <p>Names are plain capitals. Released people are not listed. Changed layout: {@code inm_lastname} becomes
 * {@code inmLastName}.
 */
record PaDocSite(JsonMapper json, List<Facility> locations) implements LocatorSite {
    /** Rows that a search returns at most. */
    static final int CAP = 500;

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/uuuu");
    static final List<String> RACES = List.of("ASIAN", "BLACK", "HISPANIC", "OTHER", "WHITE");

    private static final String SERVICE = "/InmateLocatorAPIV8/api/v1/InmateLocator/";

    @Override
    public Agency agency() {
        return Agency.PENNSYLVANIA;
    }

    @Override
    public List<String> disallowed() {
        return List.of("/private/");
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        String path = request.path();
        if (path.equals("/assets/data/referenceData.json")) {
            return request.isGet() ? referenceData() : SiteResponse.methodNotAllowed();
        }
        if (path.equals(SERVICE + "SearchResults")) {
            return request.isPost() ? search(request, day) : SiteResponse.methodNotAllowed();
        }
        if (path.startsWith(SERVICE + "InmateDetailsbyID/")) {
            String number = path.substring(path.lastIndexOf('/') + 1);
            return request.isGet() ? details(number, day) : SiteResponse.methodNotAllowed();
        }
        return SiteResponse.notFound();
    }

    private SiteResponse referenceData() {
        ObjectNode data = json.createObjectNode();
        ArrayNode list = data.putArray("locations");
        locations.forEach(
                location -> list.addObject().put("key", location.code()).put("value", location.name()));
        ArrayNode sexes = data.putArray("sexes");
        sexes.addObject().put("key", "F").put("value", "FEMALE");
        sexes.addObject().put("key", "M").put("value", "MALE");
        same(data.putArray("counties"), Filler.COUNTIES);
        same(data.putArray("races"), RACES);
        same(data.putArray("citizenships"), List.of("USA"));
        return SiteResponse.json(data.toString());
    }

    private static void same(ArrayNode list, List<String> values) {
        values.forEach(value -> list.addObject().put("key", value).put("value", value));
    }

    private SiteResponse search(SiteRequest request, SiteDay day) {
        if (!request.contentType().equals("application/json")) {
            return SiteResponse.json(415, "{\"title\":\"Unsupported Media Type\",\"status\":415}");
        }
        JsonNode query;
        try {
            query = json.readTree(request.body());
        } catch (JacksonException e) {
            return badRequest("The body is not JSON.");
        }
        Optional<String> missing = PaSearch.missingKey(query);
        if (missing.isPresent()) {
            return badRequest("The " + missing.get() + " field is required.");
        }
        List<Roster.Entry> found = PaSearch.of(query).find(day.roster(), day.date());
        ObjectNode answer = json.createObjectNode();
        ArrayNode inmates = answer.putArray("inmates");
        found.stream().limit(CAP).forEach(entry -> row(inmates.addObject(), entry.person(), day));
        answer.putArray("pagestats").addObject().put("totalrecords", found.size());
        return SiteResponse.json(answer.toString());
    }

    private static void row(ObjectNode row, Person person, SiteDay day) {
        row.put("inmate_number", person.custody().number());
        names(row, person.name(), day);
        row.put("dob", DATE.format(person.birthDate()));
        row.put("fac_name", person.custody().facility().name());
        row.put("cnty_name", Filler.pick(person, Filler.COUNTIES));
        row.put("race", Filler.pick(person, RACES));
    }

    private static void names(ObjectNode row, PersonName name, SiteDay day) {
        row.put(day.key("inm_lastname", "inmLastName"), Spelling.folded(name.family()));
        row.put("inm_firstname", Spelling.folded(name.given()));
        row.put("inm_middlename", Spelling.folded(name.middle()));
        row.put("inm_namesuffix", Spelling.folded(name.suffix()));
    }

    private SiteResponse details(String number, SiteDay day) {
        ObjectNode answer = json.createObjectNode();
        ArrayNode rows = answer.putArray("inmateDetails");
        ArrayNode images = answer.putArray("inmimagedetails");
        day.roster().byNumber(Spelling.folded(number)).map(Roster.Entry::person).ifPresent(person -> {
            detail(rows.addObject(), person, person.name(), "Commit Name", day);
            person.aliases().forEach(alias -> detail(rows.addObject(), person, alias, "Alias", day));
            images.addObject().put("photodate", "").put("blob", "");
        });
        return SiteResponse.json(answer.toString());
    }

    private static void detail(ObjectNode row, Person person, PersonName name, String kind, SiteDay day) {
        Facility facility = person.custody().facility();
        names(row, name, day);
        row.put("name_descp", kind);
        row.put("inmate_number", person.custody().number());
        row.put("race", Filler.pick(person, RACES));
        row.put("dob", DATE.format(person.birthDate()));
        row.put("currloc", facility.name());
        row.put("currloc_cd", facility.code());
        row.put("locperm", facility.name());
        row.put("cnty_name", Filler.pick(person, Filler.COUNTIES));
        row.put("sex", person.sex().name());
        row.put("age", Integer.toString(person.ageOn(day.date())));
        row.put("cntry_name", "USA");
    }

    private SiteResponse badRequest(String detail) {
        ObjectNode problem = json.createObjectNode().put("title", "Bad Request").put("status", 400);
        return SiteResponse.json(400, problem.put("detail", detail).toString());
    }
}
