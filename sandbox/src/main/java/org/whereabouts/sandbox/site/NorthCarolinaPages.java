package org.whereabouts.sandbox.site;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.PersonName;

/** The markup of North Carolina's search. */
final class NorthCarolinaPages {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/uuuu");

    private NorthCarolinaPages() {}

    static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html>
                <head><title>NC DAC Offender Public Information - %s</title></head>
                <body>
                <h1>Offender Public Information</h1>
                %s
                </body>
                </html>
                """.formatted(title, body);
    }

    static String list(List<Person> found, SiteDay day) {
        if (found.isEmpty()) {
            return page("Search Results", "<p class=\"error\">No offenders found.</p>");
        }
        String rows = IntStream.range(0, found.size())
                .mapToObj(i -> row(found.get(i), i % 2 == 0 ? "tableRowOdd" : "tableRowEven", day))
                .collect(Collectors.joining("\n"));
        return page("Search Results", """
                <table class="resultstable">
                <thead><tr><th>Offender Number</th><th>%s</th><th>Suffix</th><th>First Name</th><th>Middle Name</th><th>Gender</th><th>Race</th><th>Birth Date</th><th>Age</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table>
                """.formatted(day.key("Last Name", "Surname"), rows));
    }

    private static String row(Person person, String style, SiteDay day) {
        String number = person.custody().number();
        return "<tr class=\"" + style + "\"><td><a href=\"viewoffender.do?method=view&amp;offenderID=" + number + "\">"
                + number
                + "</a></td>" + cell(person.family()) + cell(person.suffix()) + cell(person.given())
                + cell(person.middle()) + cell(NorthCarolinaSite.gender(person)) + cell(NorthCarolinaSite.race(person))
                + cell(DATE.format(person.birthDate())) + cell(Integer.toString(person.ageOn(day.date()))) + "</tr>";
    }

    static String offender(Person person, SiteDay day) {
        String names = IntStream.range(0, 1 + person.aliases().size())
                .mapToObj(i -> name(
                        i == 0 ? "PRIMARY" : "ALIAS",
                        i == 0 ? person.name() : person.aliases().get(i - 1)))
                .collect(Collectors.joining("\n"));
        return page("Offender", """
                <table class="displaydatatable">
                %s
                </table>
                <table class="datainput">
                <thead><tr><th>Name Type</th><th>Last Name</th><th>Suffix</th><th>First Name</th><th>Middle Name</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table>
                """.formatted(
                String.join(
                        "\n",
                        label("Offender Number", person.custody().number()),
                        label(day.key("Inmate Status", "Custody"), NorthCarolinaSite.status(person)),
                        label("Gender", NorthCarolinaSite.gender(person)),
                        label("Race", NorthCarolinaSite.race(person)),
                        label("Birth Date", DATE.format(person.birthDate())),
                        label("Age", Integer.toString(person.ageOn(day.date()))),
                        label(
                                "Current Location",
                                person.isHeld() ? person.custody().facility().name() : "")),
                names));
    }

    private static String name(String type, PersonName name) {
        return "<tr><td>" + type + "</td>" + cell(name.family()) + cell(name.suffix()) + cell(name.given())
                + cell(name.middle()) + "</tr>";
    }

    private static String label(String label, String value) {
        return "<tr><td>" + label + ":</td>" + cell(value) + "</tr>";
    }

    private static String cell(String text) {
        return "<td>" + Spelling.escaped(Spelling.folded(text)) + "</td>";
    }
}
