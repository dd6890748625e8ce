package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Sex;
import tools.jackson.databind.JsonNode;

/** What a search of the Pennsylvania site asks for; texts are folded, empty ones narrow nothing. */
record PaSearch(
        String id,
        String family,
        String given,
        String middle,
        String parole,
        String born,
        String age,
        String county,
        String citizenship,
        String race,
        String sex,
        String location) {
    private static final String ANY = "---";
    private static final List<String> KEYS = List.of(
            "id",
            "firstName",
            "lastName",
            "middleName",
            "paroleNumber",
            "countylistkey",
            "citizenlistkey",
            "racelistkey",
            "sexlistkey",
            "locationlistkey",
            "age",
            "dateofbirth",
            "sortBy");

    /** The first key that the body must have and has not. */
    static Optional<String> missingKey(JsonNode body) {
        return KEYS.stream().filter(key -> !body.has(key)).findFirst();
    }

    static PaSearch of(JsonNode body) {
        return new PaSearch(
                Spelling.folded(text(body, "id")),
                Spelling.folded(text(body, "lastName")),
                Spelling.folded(text(body, "firstName")),
                Spelling.folded(text(body, "middleName")),
                text(body, "paroleNumber"),
                text(body, "dateofbirth"),
                text(body, "age"),
                text(body, "countylistkey"),
                text(body, "citizenlistkey"),
                text(body, "racelistkey"),
                text(body, "sexlistkey"),
                text(body, "locationlistkey"));
    }

    /** All who match, by name, also those beyond the site's cap. */
    List<Roster.Entry> find(Roster roster, LocalDate today) {
        return roster.byFamilyPrefix(family).stream()
                .filter(entry -> matches(entry, today))
                .toList();
    }

    private boolean matches(Roster.Entry entry, LocalDate today) {
        Person person = entry.person();
        return isAny(location, person.custody().facility().code())
                && isAny(sex, person.sex() == Sex.FEMALE ? "F" : "M")
                && entry.given().startsWith(given)
                && entry.middle().startsWith(middle)
                && (id.isEmpty() || entry.number().equals(id))
                && (born.isEmpty() || PaDocSite.DATE.format(person.birthDate()).equals(born))
                && (age.isEmpty() || Integer.toString(person.ageOn(today)).equals(age))
                && isAny(county, Filler.pick(person, Filler.COUNTIES))
                && isAny(race, Filler.pick(person, PaDocSite.RACES))
                && isAny(citizenship, "USA")
                && parole.isEmpty();
    }

    private static boolean isAny(String wanted, String value) {
        return wanted.equals(ANY) || wanted.equals(value);
    }

    private static String text(JsonNode body, String key) {
        return body.path(key).asString("");
    }
}
