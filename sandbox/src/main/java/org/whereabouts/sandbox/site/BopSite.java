package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Custody;
import org.whereabouts.sandbox.population.CustodyStatus;
import org.whereabouts.sandbox.population.Facility;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Sex;
import org.whereabouts.sandbox.population.Snapshot;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Federal Bureau of Prisons: look-ups without a listing.
 *
 * <p>{@code GET} or form {@code POST /PublicInfo/execute/inmateloc} with {@code todo=query&output=json} and either
 * {@code inmateNum} (with or without the dash; {@code inmateNumType} absent or {@code IRN}, other types find nobody) or
 * {@code nameFirst} and {@code nameLast}, both needed and exact but for case and diacritics; {@code nameMiddle} (a
 * prefix), {@code sex} ({@code Male}, {@code Female}), {@code age} and {@code race} narrow where they are not empty.
 *
 * <p>It answers {@code {"Captcha":false,"FormToken":"","Messages":{},"InmateLocator":[{nameLast, nameFirst,
 * nameMiddle, sex, race, age, inmateNum, inmateNumType, releaseCode, faclCode, faclName, faclType, faclURL,
 * projRelDate, actRelDate}]}}, every value a string in plain capitals where it is a name; a suffix stands at the end of
 * {@code nameLast}. Nobody found: an empty list; a name search without both names: an empty list and
 * {@code Messages.error}. Dates are {@code MM/dd/yyyy}; {@code projRelDate} is {@code LIFE}, {@code UNKNOWN} or empty
 * too. Released people stay, with {@code releaseCode} R and {@code actRelDate}; those who left from a halfway house
 * ({@code faclType} RRM) are still shown with it, others with no facility. {@code faclName} IN TRANSIT has an empty
 * {@code faclCode}. Changed layout: {@code InmateLocator} becomes {@code Inmates}.
 */
record BopSite(JsonMapper json) implements LocatorSite {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/uuuu");
    private static final List<String> RACES = List.of("American Indian", "Asian", "Black", "White");
    private static final String HALFWAY_HOUSE = "RRM";

    @Override
    public Agency agency() {
        return Agency.BOP;
    }

    @Override
    public List<Person> listed(Snapshot snapshot) {
        return snapshot.known(Agency.BOP);
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        if (!request.path().equals("/PublicInfo/execute/inmateloc")) {
            return SiteResponse.notFound();
        }
        if (!request.isGet() && !request.isPost()) {
            return SiteResponse.methodNotAllowed();
        }
        Query query = new Query(request.query(), request.form());
        if (!query.get("todo").equals("query") || !query.get("output").equals("json")) {
            return SiteResponse.text(400, "todo=query and output=json are required");
        }
        ObjectNode answer = json.createObjectNode().put("Captcha", false).put("FormToken", "");
        ObjectNode messages = answer.putObject("Messages");
        ArrayNode people = answer.putArray(day.key("InmateLocator", "Inmates"));
        if (!query.get("inmateNum").isEmpty()) {
            byNumber(query, day).forEach(person -> row(people.addObject(), person, day));
        } else if (query.get("nameFirst").isEmpty() || query.get("nameLast").isEmpty()) {
            messages.put("error", "First and last name are required.");
        } else {
            byName(query, day).forEach(person -> row(people.addObject(), person, day));
        }
        return SiteResponse.json(answer.toString());
    }

    /** Parameters of the URL and, where the request is a posted form, of its body. */
    private record Query(Map<String, String> url, Map<String, String> form) {
        String get(String name) {
            return url.getOrDefault(name, form.getOrDefault(name, "")).strip();
        }
    }

    private static List<Person> byNumber(Query query, SiteDay day) {
        String type = query.get("inmateNumType");
        String digits = query.get("inmateNum").replaceAll("\\D", "");
        if (digits.length() != 8 || !(type.isEmpty() || type.equals("IRN"))) {
            return List.of();
        }
        String number = digits.substring(0, 5) + "-" + digits.substring(5);
        return day.roster().byNumber(number).map(Roster.Entry::person).stream().toList();
    }

    private static List<Person> byName(Query query, SiteDay day) {
        String family = Spelling.folded(query.get("nameLast"));
        String given = Spelling.folded(query.get("nameFirst"));
        String middle = Spelling.folded(query.get("nameMiddle"));
        Predicate<Roster.Entry> named = entry -> entry.family().equals(family)
                && entry.given().equals(given)
                && entry.middle().startsWith(middle);
        return day.roster().byFamilyPrefix(family).stream()
                .filter(named)
                .map(Roster.Entry::person)
                .filter(person -> narrowed(query.get("sex"), sex(person)))
                .filter(person -> narrowed(query.get("age"), age(person, day)))
                .filter(person -> narrowed(query.get("race"), Filler.pick(person, RACES)))
                .toList();
    }

    private static boolean narrowed(String wanted, String value) {
        return wanted.isEmpty() || wanted.equalsIgnoreCase(value);
    }

    private static void row(ObjectNode row, Person person, SiteDay day) {
        Custody custody = person.custody();
        Facility facility = custody.facility();
        boolean shown = custody.status() == CustodyStatus.HELD
                || (!person.isHeld() && facility.type().equals(HALFWAY_HOUSE));
        row.put(
                "nameLast",
                Spelling.folded(person.family() + " " + person.suffix()).strip());
        row.put("nameFirst", Spelling.folded(person.given()));
        row.put("nameMiddle", Spelling.folded(person.middle()));
        row.put("sex", sex(person));
        row.put("race", Filler.pick(person, RACES));
        row.put("age", age(person, day));
        row.put("inmateNum", custody.number());
        row.put("inmateNumType", "IRN");
        row.put("releaseCode", person.isHeld() ? "" : "R");
        row.put("faclCode", shown ? facility.code() : "");
        row.put("faclName", shown ? facility.name() : person.isHeld() ? "IN TRANSIT" : "");
        row.put("faclType", shown ? facility.type() : "");
        row.put("faclURL", shown ? url(facility) : "");
        row.put("projRelDate", person.isHeld() ? projected(person) : "");
        row.put("actRelDate", date(custody.released()));
    }

    private static String url(Facility facility) {
        String kind = facility.type().equals(HALFWAY_HOUSE) ? "ccm" : "institutions";
        return "/locations/" + kind + "/" + facility.code().toLowerCase(Locale.ROOT) + "/";
    }

    private static String projected(Person person) {
        LocalDate projected = person.custody().projectedRelease();
        return projected == null ? Filler.pick(person, List.of("LIFE", "UNKNOWN")) : date(projected);
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "" : DATE.format(date);
    }

    private static String sex(Person person) {
        return person.sex() == Sex.FEMALE ? "Female" : "Male";
    }

    private static String age(Person person, SiteDay day) {
        return Integer.toString(person.ageOn(day.date()));
    }
}
