package org.whereabouts.sandbox.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Sex;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A county jail on the Zuercher portal: JSON, and no number for anybody.
 *
 * <p>{@code GET /api/portal/inmates/init} answers {@code {"jail_cell_blocks":[{active, description, id}], "sexes":[...],
 * "races":[...], "page_config":{...}, "jail_agencies":[...]}}.
 *
 * <p>{@code POST /api/portal/inmates/load} takes {@code application/json} with all of {@code name, race, sex, cell_block,
 * held_for_agency, in_custody, paging: {count, start}, sorting: {sort_by_column_tag, sort_descending}}; {@code in_custody} is a
 * moment in ISO 8601. It answers {@code {"records":[{name, dob, is_juvenile, sex, cell_block, release_date, held_for_agency, race,
 * arrest_date, mugshot, hold_reasons}],"total_record_count":n}}: {@code dob} is an age, a number; {@code arrest_date} is
 * {@code yyyy-MM-dd}; {@code release_date}, {@code held_for_agency} and {@code mugshot} are empty. {@code count} is cut at
 * {@value #LARGEST_PAGE}. Another content type: 415; malformed JSON, a missing key or another moment: 400.
 *
 * <p>Names are {@code LAST, FIRST MIDDLE SUFFIX} in plain capitals. Released people are not listed. Changed layout: {@code name}
 * becomes {@code full_name}.
 */
record ZuercherSite(JsonMapper json, Agency agency) implements LocatorSite {
    static final int LARGEST_PAGE = 100;

    private static final String API = "/api/portal/inmates/";
    private static final List<String> KEYS =
            List.of("name", "race", "sex", "cell_block", "held_for_agency", "in_custody", "paging", "sorting");
    private static final List<String> RACES = List.of("Asian/Pacific Islander", "Black", "Unknown", "White");

    /** What takes the place of a number for those who read the list: a key of name and day of arrest. */
    @Override
    public String listedNumber(Person person) {
        String stay = name(person) + "|" + person.custody().admitted();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(stay.getBytes(StandardCharsets.UTF_8));
            return "KEY-" + HexFormat.of().withUpperCase().formatHex(digest).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        return switch (request.path()) {
            case API + "init" -> request.isGet() ? init() : SiteResponse.methodNotAllowed();
            case API + "load" -> request.isPost() ? load(request, day) : SiteResponse.methodNotAllowed();
            default -> SiteResponse.notFound();
        };
    }

    private SiteResponse init() {
        ObjectNode answer = json.createObjectNode();
        ArrayNode blocks = answer.putArray("jail_cell_blocks");
        for (int i = 1; i <= 6; i++) {
            blocks.addObject()
                    .put("active", true)
                    .put("description", "Block " + i)
                    .put("id", Integer.toString(i));
        }
        ArrayNode sexes = answer.putArray("sexes");
        sexes.addObject().put("description", "Female").put("id", "F");
        sexes.addObject().put("description", "Male").put("id", "M");
        ArrayNode races = answer.putArray("races");
        RACES.forEach(race -> races.addObject().put("active", true).put("description", race));
        ObjectNode config = answer.putObject("page_config");
        config.put("page_description", "Inmates").put("show_juveniles", "false").put("dob_format", "age");
        ArrayNode columns = config.putArray("available_columns");
        List.of("name", "race", "sex", "dob", "arrest_date").forEach(columns::add);
        answer.putArray("jail_agencies");
        return SiteResponse.json(answer.toString());
    }

    private SiteResponse load(SiteRequest request, SiteDay day) {
        if (!request.contentType().equals("application/json")) {
            return SiteResponse.json(415, "{\"error\":\"Unsupported Media Type\"}");
        }
        JsonNode search;
        try {
            search = json.readTree(request.body());
            Instant.parse(search.path("in_custody").asString(""));
        } catch (JacksonException | DateTimeParseException e) {
            return SiteResponse.json(400, "{\"error\":\"Bad Request\"}");
        }
        JsonNode paging = search.path("paging");
        if (!search.propertyNames().containsAll(KEYS)
                || !paging.path("count").isInt()
                || !paging.path("start").isInt()) {
            return SiteResponse.json(400, "{\"error\":\"Bad Request\"}");
        }
        List<Person> people =
                day.roster().all().stream().map(Roster.Entry::person).toList();
        int start = Math.clamp(paging.path("start").asInt(), 0, people.size());
        int end =
                Math.min(people.size(), start + Math.clamp(paging.path("count").asInt(), 1, LARGEST_PAGE));
        ObjectNode answer = json.createObjectNode();
        ArrayNode records = answer.putArray("records");
        people.subList(start, end).forEach(person -> row(records.addObject(), person, day));
        return SiteResponse.json(answer.put("total_record_count", people.size()).toString());
    }

    private static void row(ObjectNode row, Person person, SiteDay day) {
        row.put(day.key("name", "full_name"), name(person));
        row.put("dob", person.ageOn(day.date()));
        row.put("is_juvenile", false);
        row.put("sex", person.sex() == Sex.FEMALE ? "Female" : "Male");
        row.put("cell_block", person.custody().housing().toUpperCase(Locale.ROOT));
        row.put("release_date", "");
        row.put("held_for_agency", "");
        row.put("race", Filler.pick(person, RACES));
        row.put("arrest_date", person.custody().admitted().toString());
        row.put("mugshot", "");
        row.putNull("hold_reasons");
    }

    private static String name(Person person) {
        return Spelling.lastFirst(person.name()).replaceFirst(",", ", ");
    }
}
