package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.sandbox.population.Facility;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.PersonName;
import org.whereabouts.sandbox.population.Sex;

/** The HTML of the Georgia site: blocks in place of a table, labels in capitals. */
final class GeorgiaPages {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/uuuu");
    private static final List<String> RACES = List.of("ASIAN", "BLACK", "HISPANIC", "WHITE");

    private GeorgiaPages() {}

    static String disclaimer() {
        return page("Disclaimer", """
                <p>The information on this site changes often and may be incomplete.</p>
                <form name="disclaimerFM" action="OffQryForm.jsp?Institution=" method="POST">
                  <input type="hidden" name="vDisclaimer" value="True">
                  <input type="submit" id="submit2" name="submit2" value="I agree - Go to the Offender Query">
                </form>
                """);
    }

    static String form(List<Facility> facilities) {
        return page("Query", """
                <form id="OffenderQueryForm" name="OffenderQueryForm" action="OffQryRedirector.jsp" method="POST">
                  <input type="hidden" name="vIsCookieEnabled" value="N">
                  <input type="radio" name="vUnoCaseNoRadioButton" value="UNO_NO">
                  <input type="radio" name="vUnoCaseNoRadioButton" value="none" checked>
                  <input type="text" name="vOffenderId" value="">
                  <input type="text" name="vLastName" value="">
                  <input type="text" name="vFirstName" value="">
                  <select name="vGender"><option value="">ALL</option><option value="MALE">MALE</option><option value="FEMALE">FEMALE</option></select>
                  <select id="vCurrentInstitution" name="vCurrentInstitution"><option value="ALL">ALL</option>%s</select>
                  <select name="vScope"><option value="">ALL</option><option value="ACTIVE">ACTIVE</option></select>
                  <input type="hidden" name="vOutput" value="Detailed">
                  <input type="hidden" name="vDetailFormat" value="Summary">
                  <select id="RecordsPerPage" name="RecordsPerPage">%s</select>
                  <input type="hidden" name="NextPage" value="2">
                  <input type="submit" id="NextButton2" name="NextButton" value="Submit Form">
                </form>
                """.formatted(
                        options(facilities.stream().map(Facility::name).sorted()),
                        options(Stream.of("9", "18", "27", "36", "45"))));
    }

    private static String options(Stream<String> values) {
        return values.map(Spelling::escaped)
                .map(value -> "<option value=\"%s\">%s</option>".formatted(value, value))
                .collect(Collectors.joining());
    }

    static String nobody() {
        return page("Results", "<p>No records found matching your search criteria.</p>\n");
    }

    static String error() {
        return page("Error", "<p>Your request could not be processed.</p>\n");
    }

    static String list(List<Roster.Entry> rows, int page, int pages, SiteDay day) {
        StringBuilder blocks = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            blocks.append(block(i + 1, rows.get(i).person(), day));
        }
        return page("Results", """
                <h3>RESULTS:</h3>
                <ul id="offender-data">
                %s</ul>
                <form id="form1" name="form1" action="OffQryRedirector.jsp" method="POST">
                  <input type="hidden" name="NextPage" value="7">
                  <div class="oq-nav-btwn"><input type="submit" name="Action" value="&lt;"><span>Page %d of %d</span>
                  <input type="submit" id="oq-nav-nxt" name="Action" value="&gt;"></div>
                </form>
                """.formatted(blocks, page, pages));
    }

    private static String block(int index, Person person, SiteDay day) {
        return """
                <li><form name="fm%d" action="OffQryRedirector.jsp" method="POST">
                  <input name="vRecNo" type="hidden" value="%s">
                  <input type="hidden" name="NextPage" value="6">
                  <div class="TableCell"><strong>Offender Name:</strong><b> %s </b></div>
                  <div class="TableCell"><strong>Major Offense(s):</strong><b> NOT SHOWN HERE </b></div>
                  <div class="TableCell"><strong>%s:</strong><b> %s </b></div>
                  <input type="submit" name="btn1" value="View Offender Info">
                </form></li>
                """.formatted(
                        index,
                        person.custody().number(),
                        Spelling.escaped(name(person.name())),
                        day.key("Current Institution", "Institution Assigned"),
                        Spelling.escaped(person.custody().facility().name()));
    }

    static String detail(Person person, SiteDay day) {
        LocalDate released = person.custody().released();
        return page("Offender", """
                <h4>NAME: %s</h4>
                <h5>GDC ID: %s</h5>
                <p><strong class="offender">YOB:</strong> %d<br />
                <strong class="offender">RACE:</strong> %s<br />
                <strong class="offender">GENDER:</strong> %s<br /></p>
                <h5>INCARCERATION DETAILS</h5>
                <p><strong class="offender">MAJOR OFFENSE:</strong> NOT SHOWN HERE<br />
                <strong class="offender">%s:</strong> %s<br />
                <strong class="offender">MAX POSSIBLE RELEASE DATE:</strong> %s<br />
                <strong class="offender">ACTUAL RELEASE DATE:</strong> %s&nbsp;<br />
                <strong class="offender">CURRENT STATUS:</strong> %s&nbsp;<br /></p>
                <p><strong class="offender">CONVICTION COUNTY:</strong> NOT SHOWN HERE<br />
                <strong class="offender">INCARCERATION BEGIN:</strong> %s<br /></p>
                """.formatted(
                        Spelling.escaped(name(person.name())),
                        person.custody().number(),
                        person.birthDate().getYear(),
                        Filler.pick(person, RACES),
                        person.sex() == Sex.FEMALE ? "FEMALE" : "MALE",
                        day.key("MOST RECENT INSTITUTION", "ASSIGNED INSTITUTION"),
                        Spelling.escaped(person.custody().facility().name()),
                        date(person.custody().projectedRelease(), "LIFE"),
                        date(released, "CURRENTLY SERVING"),
                        released == null ? "ACTIVE" : "INACTIVE",
                        date(person.custody().admitted(), "")));
    }

    private static String date(@Nullable LocalDate date, String otherwise) {
        return date == null ? otherwise : DATE.format(date);
    }

    /** {@code LAST, FIRST MIDDLE SUFFIX}. */
    private static String name(PersonName name) {
        return Spelling.lastFirst(name).replaceFirst(",", ", ");
    }

    private static String page(String title, String content) {
        return """
                <!DOCTYPE html>
                <html>
                <head><title>Georgia Department of Corrections - Offender %s</title></head>
                <body>
                %s</body>
                </html>
                """.formatted(title, content);
    }
}
