package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Sex;
import org.whereabouts.sandbox.population.Snapshot;

/**
 * Nevada: a file of everybody ever, and a form.
 *
 * <p>{@code GET /download_offender_data/demographic.csv} is not CSV: values are separated by tabs, some quoted, lines end with CR LF,
 * and a byte order mark comes first. Columns: first_name, middle_name, last_name, offender_id, gender, ethnic, approximate_age,
 * agy_loc_id, sec_level. {@code agy_loc_id} is an institution, PAROLE for {@value #PAROLE_DAYS} days after a release, and then
 * INACTIVE-DSCHREL, for good.
 *
 * <p>{@code POST /} with {@code onumber, fname, lname, submit=true}. Names are prefixes; with a number, the page of one person: rows
 * of label and value. Otherwise a table with the caption "Search Results", of which the first {@value #CAP} rows are shown, without
 * a word about further ones. Each row has a form of its own in the first cell. Nobody: "No offenders found." Changed layout:
 * Institution becomes Facility, agy_loc_id location.
 */
final class NevadaSite implements LocatorSite {
    static final int CAP = 20;
    static final int PAROLE_DAYS = 180;

    @Override
    public Agency agency() {
        return Agency.NEVADA;
    }

    @Override
    public List<Person> listed(Snapshot snapshot) {
        return snapshot.known(agency());
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        return switch (request.path()) {
            case "/download_offender_data/demographic.csv" ->
                request.isGet()
                        ? SiteResponse.text(200, file(day)).withType("text/csv")
                        : SiteResponse.methodNotAllowed();
            case "/" -> SiteResponse.html(request.isPost() ? search(request.form(), day) : page(""));
            default -> SiteResponse.notFound();
        };
    }

    private static String file(SiteDay day) {
        String heads = String.join(
                "\t",
                "first_name",
                "middle_name",
                "last_name",
                "offender_id",
                "gender",
                "ethnic",
                "approximate_age",
                day.key("agy_loc_id", "location"),
                "sec_level");
        return day.roster().all().stream()
                .map(entry -> line(entry, day.date()))
                .collect(Collectors.joining("", "\uFEFF" + heads + "\r\n", ""));
    }

    private static String line(Roster.Entry entry, LocalDate day) {
        Person person = entry.person();
        return Stream.of(
                        entry.given(),
                        entry.middle().isEmpty() ? "" : '"' + entry.middle() + '"',
                        entry.family(),
                        entry.number(),
                        person.sex() == Sex.FEMALE ? "F" : "M",
                        Filler.pick(person, List.of("ASIAN", "BLACK", "CAUCASIAN", "HISPANIC")),
                        Integer.toString(person.ageOn(day)),
                        place(person, day),
                        Filler.pick(person, List.of("CLOSE", "MEDIUM", "MINIMUM")))
                .collect(Collectors.joining("\t", "", "\r\n"));
    }

    private static String place(Person person, LocalDate day) {
        @Nullable LocalDate released = person.custody().released();
        if (released == null) {
            return person.custody().facility().name();
        }
        return released.isAfter(day.minusDays(PAROLE_DAYS)) ? "PAROLE" : "INACTIVE-DSCHREL";
    }

    private static String search(Map<String, String> form, SiteDay day) {
        if (!form.getOrDefault("submit", "").equals("true")) {
            return page("");
        }
        String number = form.getOrDefault("onumber", "").strip();
        if (!number.isEmpty()) {
            return day.roster()
                    .byNumber(number)
                    .map(entry -> person(entry, day))
                    .orElseGet(() -> page("<p>No offenders found.</p>\n"));
        }
        String first = Spelling.folded(form.getOrDefault("fname", ""));
        List<Roster.Entry> found = day.roster().byFamilyPrefix(form.getOrDefault("lname", "")).stream()
                .filter(entry -> entry.given().startsWith(first))
                .limit(CAP)
                .toList();
        return found.isEmpty() ? page("<p>No offenders found.</p>\n") : list(found, day);
    }

    private static String list(List<Roster.Entry> found, SiteDay day) {
        String heads = heads(day).map(head -> "<th>" + head + "</th>").collect(Collectors.joining());
        String rows = found.stream()
                .map(entry -> values(entry, day).stream()
                        .skip(1)
                        .map(value -> "<td>" + Spelling.escaped(value) + "</td>")
                        .collect(Collectors.joining(
                                "",
                                "<tr><td><form method=\"post\" action=\"/\"><input type=\"hidden\" name=\"onumber\" value=\""
                                        + entry.number() + "\"><button>" + entry.number() + "</button></form></td>",
                                "</tr>\n")))
                .collect(Collectors.joining());
        return page("<table><caption>Search Results</caption>\n<tr>" + heads + "</tr>\n" + rows + "</table>\n");
    }

    private static Stream<String> heads(SiteDay day) {
        return Stream.of(
                "Offender ID", "First Name", "Middle Name", "Last Name", "Gender", day.key("Institution", "Facility"));
    }

    private static List<String> values(Roster.Entry entry, SiteDay day) {
        return List.of(
                entry.number(),
                entry.given(),
                entry.middle(),
                entry.family(),
                entry.person().sex() == Sex.FEMALE ? "F" : "M",
                place(entry.person(), day.date()));
    }

    private static String person(Roster.Entry entry, SiteDay day) {
        List<String> values = values(entry, day);
        List<String> heads = heads(day).toList();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < heads.size(); i++) {
            rows.append("<tr><td>").append(heads.get(i)).append(":</td><td>");
            rows.append(Spelling.escaped(values.get(i))).append("</td></tr>\n");
        }
        return page("<table>\n" + rows + "</table>\n");
    }

    private static String page(String content) {
        return """
                <!DOCTYPE html>
                <html>
                <head><title>NDOC Offender Search</title></head>
                <body>
                <form method="post" action="/">
                <input name="onumber"><input name="fname"><input name="lname"><button name="submit" value="true">Submit</button>
                </form>
                %s</body>
                </html>
                """.formatted(content);
    }
}
