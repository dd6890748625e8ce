package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.PersonName;
import org.whereabouts.sandbox.population.Sex;

/** The HTML of the Oregon site. On a person's page a document stands within the document, as in the site's own. */
final class OregonPages {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uuuu", Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.US);

    private OregonPages() {}

    static String disclaimer(String session, String state) {
        return page("""
                <form id="disclaimerForm" name="disclaimerForm" method="post" action="/OOS/intro.jsf;jsessionid=%s">
                <p>The Department makes this information available as a service to the public.</p>
                <input type="submit" name="disclaimerForm:btnAgree" value="I Agree" />
                <input type="submit" name="disclaimerForm:btnDisagree" value="I Disagree" />
                %s</form>
                """.formatted(session, hidden("disclaimerForm", state)));
    }

    static String expired() {
        return page("""
                <p>Your session has expired. Please <a href="/OOS/intro.jsf">start a new search</a>.</p>
                """);
    }

    static String criteria(String session, String state, String message) {
        return page(form(session, state, "<div id=\"errorMessages\">" + message + "</div>\n"));
    }

    private static String form(String session, String state, String below) {
        String inputs = Stream.of("FirstName", "MiddleName", "LastName", "SidNumber")
                .map(name -> "<input id=\"mainBodyForm:%1$s\" type=\"text\" name=\"mainBodyForm:%1$s\" value=\"\" />\n"
                        .formatted(name))
                .collect(Collectors.joining());
        return """
                <form id="mainBodyForm" name="mainBodyForm" method="post" action="/OOS/searchCriteria.jsf;jsessionid=%s">
                %s<input type="submit" name="mainBodyForm:sendQuery" value="Search" />
                <input type="submit" name="mainBodyForm:clear" value="Clear" />
                %s<input type="hidden" name="mainBodyForm:j_idcl" value="" />
                %s</form>
                """.formatted(session, inputs, below, hidden("mainBodyForm", state));
    }

    /** What the picture is called that leads from that page to the next; another name on every page. */
    static String next(int page) {
        return "mainBodyForm:j_id" + (30 + page);
    }

    static String previous(int page) {
        return "mainBodyForm:j_id" + (20 - page);
    }

    static String list(String session, String state, OregonSite.View view, int pageSize, int pages, SiteDay day) {
        int from = (view.page() - 1) * pageSize;
        int to = Math.min(from + pageSize, view.found().size());
        StringBuilder rows = new StringBuilder();
        for (int i = from; i < to; i++) {
            rows.append(row(i, view.found().get(i).person()));
        }
        String pictures = (view.page() > 1 ? picture(previous(view.page()), "Previous") : "")
                + (view.page() < pages ? picture(next(view.page()), "Next") : "");
        String heads = Stream.of(
                        "SID", "First Name", "Middle Name", day.key("Last Name", "Family Name"), "Date of Birth")
                .map(head -> "<th>" + head + "</th>")
                .collect(Collectors.joining());
        return page(form(session, state, """
                <table id="mainBodyForm:foundOffenders" class="foundOffenders">
                <thead>
                <tr>%s</tr></thead>
                <tbody>
                %s</tbody>
                </table>
                %s<span id="mainBodyForm:pageMsg">Page %d/%d</span>
                """.formatted(heads, rows, pictures, view.page(), pages)));
    }

    private static String row(int index, Person person) {
        String number = """
                <a href="#" onclick="document.forms['mainBodyForm']['mainBodyForm:j_idcl'].value='mainBodyForm:foundOffenders:%d:j_id27'; document.forms['mainBodyForm'].submit(); return false;">%s</a>""".formatted(index, person.custody().number());
        return Stream.of(person.given(), person.middle(), person.family())
                .map(name -> "<td>" + Spelling.escaped(Spelling.folded(name)) + "</td>")
                .collect(Collectors.joining(
                        "", "<tr><td>" + number + "</td>", "<td>" + MONTH.format(person.birthDate()) + "</td></tr>\n"));
    }

    private static String picture(String name, String label) {
        return "<input type=\"image\" src=\"./images/%s.gif\" name=\"%s\" alt=\"%s\" />\n"
                .formatted(label.toLowerCase(Locale.ROOT), name, label);
    }

    static String person(String session, String state, Person person, SiteDay day) {
        boolean held = person.isHeld();
        String facts = Stream.of(
                        cell("Offender Name:", "name", name(person.name())),
                        cell("Age:", "age", Integer.toString(person.ageOn(day.date()))),
                        cell("Gender:", "sex", person.sex() == Sex.FEMALE ? "Female" : "Male"),
                        cell("DOB:", "dob", MONTH.format(person.birthDate())),
                        cell("Race:", "race", Filler.pick(person, List.of("Asian", "Black", "Hispanic", "White"))),
                        location(person, day.key("locationBlock", "placeBlock")),
                        cell("Status: ", "status", held ? "AIC" : "Post-Prison Supervision"),
                        cell(
                                "Institution Admission Date",
                                "admitDate",
                                DAY.format(person.custody().admitted())),
                        cell("Earliest Release Date:", "relDate", release(person)))
                .collect(Collectors.joining());
        return page("""
                <form id="offensesForm" name="offensesForm" method="post" action="/OOS/offenses.jsf;jsessionid=%s">
                <div id="publicInfo"><html xmlns="http://www.w3.org/1999/xhtml"><table id="offensesForm:publicInfoAll">
                <tbody>
                <tr><td><label for="offensesForm:out_SID">SID# </label><span id="offensesForm:out_SID">%s</span></td></tr>
                %s</tbody>
                </table>
                </html></div>
                <input type="submit" name="offensesForm:Back" value="Back" />
                %s</form>
                """.formatted(session, person.custody().number(), facts, hidden("offensesForm", state)));
    }

    private static String location(Person person, String id) {
        String place = person.isHeld()
                ? "<a href=\"http://www.oregon.gov/DOC/\">"
                        + person.custody().facility().name() + "</a>"
                : "<span>" + Filler.pick(person, List.of("Lane County", "Marion County"))
                        + " Community Corrections</span>";
        return """
                <tr><td><table id="offensesForm:%s"><tbody>
                <tr><td><label>Location:</label></td>
                <td>%s</td></tr>
                </tbody></table></td></tr>
                """.formatted(id, place);
    }

    private static String cell(String label, String id, String value) {
        return "<tr><td><label for=\"offensesForm:%2$s\">%1$s</label></td><td><span id=\"offensesForm:%2$s\">%3$s</span></td></tr>\n"
                .formatted(label, id, Spelling.escaped(value));
    }

    private static String name(PersonName name) {
        return name.family() + ", "
                + Stream.of(name.given(), name.middle(), name.suffix())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private static String release(Person person) {
        LocalDate projected = person.custody().projectedRelease();
        return projected == null ? Filler.pick(person, List.of("LIFE", "PENDING")) : DAY.format(projected);
    }

    private static String hidden(String form, String state) {
        return """
                <input type="hidden" name="javax.faces.ViewState" id="javax.faces.ViewState" value="%s" /><input type="hidden" name="%2$s" value="%2$s" />
                """.formatted(state, form);
    }

    private static String page(String content) {
        return """
                <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd" >
                <html xmlns="http://www.w3.org/1999/xhtml">
                <head><title>Oregon Offender Search</title></head>
                <body>
                <div id="site">
                %s</div>
                </body>
                </html>
                """.formatted(content);
    }
}
