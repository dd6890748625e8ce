package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.whereabouts.sandbox.population.CustodyStatus;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Sex;

/** The HTML of the Texas site, with its faults: stray closing tags in table cells of the detail page. */
final class TdcjPages {
    private static final List<String> RACES = List.of("A", "B", "H", "W");

    private TdcjPages() {}

    static String form() {
        return page("TDCJ Inmate Search", "Inmate Information Search", """
                <form id="search" name="search" action="/InmateSearch/search.action" method="post">
                  <input type="hidden" name="page" value="index" />
                  <label>Last Name: <input type="text" name="lastName" maxlength="30" /></label>
                  <label>First Name (at least the first initial): <input type="text" name="firstName" maxlength="30" /></label>
                  <label>TDCJ Number: <input type="text" name="tdcj" maxlength="8" /></label>
                  <label>SID Number: <input type="text" name="sid" maxlength="8" /></label>
                  <select name="gender"><option value="ALL">ALL</option><option value="M">Male</option><option value="F">Female</option></select>
                  <select name="race"><option value="ALL">ALL</option><option value="A">Asian</option><option value="B">Black</option><option value="H">Hispanic</option><option value="W">White</option></select>
                  <input type="submit" name="btnSearch" value="Search" />
                </form>
                """);
    }

    static String message(String message) {
        return page(
                "TDCJ Inmate Search -  Search Result Listing",
                "Inmate Information Search Result(s)",
                "<p>" + Spelling.escaped(message) + "</p>\n");
    }

    static String results(List<Roster.Entry> rows, String search, int page, int pages, SiteDay day) {
        String heads = heads(day).stream()
                .map(head -> "          <th>" + head + "</th>\n")
                .collect(Collectors.joining());
        String body = rows.stream().map(entry -> row(entry.person(), day)).collect(Collectors.joining());
        String buttons = (page > 1 ? button("First", "First") + button("Prev", "Previous") : "")
                + (page < pages ? button("Next", "Next") + button("Last", "Last") : "");
        return page("TDCJ Inmate Search -  Search Result Listing", "Inmate Information Search Result(s)", """
                <table class="tdcj_table">
                  <thead>
                    <tr>
                %s    </tr>
                  </thead>
                  <tbody>
                %s  </tbody>
                </table>
                <form id="form_paginate" action="/InmateSearch/search.action" method="POST">
                  <input type="hidden" name="lastSearch" value='%s' />
                  <input type="hidden" name="currentPage" value="%d" />
                  <input type="hidden" name="totalPageCount" value="%d" />
                %s</form>
                """.formatted(
                        heads, body, Spelling.escaped(search), page, pages, buttons));
    }

    private static List<String> heads(SiteDay day) {
        return day.layoutChanged()
                ? List.of("Name", "TDCJ Number", "Race", "Assigned Unit", "Gender", "Projected Release Date", "Age")
                : List.of(
                        "Name", "TDCJ Number", "Race", "Gender", "Projected Release Date", "Unit of Assignment", "Age");
    }

    private static String row(Person person, SiteDay day) {
        String number = person.custody().number();
        String age = Integer.toString(person.ageOn(day.date()));
        List<String> cells = day.layoutChanged()
                ? List.of(number, race(person), unit(person), gender(person), projected(person), age)
                : List.of(number, race(person), gender(person), projected(person), unit(person), age);
        return """
                    <tr>
                      <th class='rowHeader'><a href="/InmateSearch/viewDetail.action?sid=%s">%s</a></th>
                      %s
                    </tr>
                """.formatted(
                        person.custody().personNumber(),
                        Spelling.escaped(Spelling.lastFirst(person.name())),
                        cells.stream()
                                .map(cell -> "<td>" + Spelling.escaped(cell) + "</td>")
                                .collect(Collectors.joining("\n      ")));
    }

    static String detail(Person person, SiteDay day) {
        return page("TDCJ Inmate Search - Inmate Details", "Inmate Information Details", """
                <p>
                  <font class="bold">SID Number:</font> %1$s <br />
                  <font class="bold">TDCJ Number:</font> %2$s <br />
                  <font class="bold">Name:</font> %3$s <br />
                  <font class="bold">Race:</font> %4$s <br />
                  <font class="bold">Gender:</font> %5$s <br />
                  <font class="bold">Age:</font> %6$d <br />
                  <font class="bold">Maximum Sentence Date:</font> %7$s <br />
                  <font class="bold">%8$s:</font>
                  <a href="/unit_directory/unit_information.html">%9$s</a><br />
                  <font class="bold">Projected Release Date:</font>
                  <a href="/definitions/index.html#Projected">%7$s</a><br />
                  <font class="bold">Inmate Visitation Eligible:</font>
                  <a href="/visitation/index.html">YES</a>
                </p>
                <p>
                  <b>Scheduled Release Date:</b><br/>
                  Inmate is not scheduled for release at this time.
                </p>
                <h2>Offense History:</h2>
                <table class="tdcj_table">
                  <tr>
                    <th scope="col">Offense Date</th>
                    <th scope="col">Offense</th>
                    <th scope="col">Sentence Date</th>
                  </tr>
                  <tr valign="middle">
                    <th class='rowHeader'> %10$s </c:out></th>
                    <td> NOT SHOWN HERE </c:out></td>
                    <td> %10$s </c:out></td>
                  </tr>
                </table>
                """.formatted(
                        person.custody().personNumber(),
                        person.custody().number(),
                        Spelling.escaped(Spelling.lastFirst(person.name())),
                        race(person),
                        gender(person),
                        person.ageOn(day.date()),
                        projected(person),
                        day.key("Current Facility", "Assigned Unit"),
                        Spelling.escaped(unit(person)),
                        person.custody().admitted()));
    }

    static String race(Person person) {
        return Filler.pick(person, RACES);
    }

    private static String gender(Person person) {
        return person.sex() == Sex.FEMALE ? "F" : "M";
    }

    private static String unit(Person person) {
        return person.custody().status() == CustodyStatus.TEMPORARY_RELEASE
                ? "TEMP RELEASE"
                : person.custody().facility().name();
    }

    private static String projected(Person person) {
        LocalDate projected = person.custody().projectedRelease();
        return projected == null
                ? Filler.pick(person, List.of("LIFE SENTENCE", "NOT AVAILABLE"))
                : projected.toString();
    }

    private static String button(String field, String label) {
        return "  <input type=\"submit\" name=\"btn" + field + "\" value=\"" + label + "\" />\n";
    }

    private static String page(String title, String heading, String content) {
        return """
                <!doctype html>
                <html>
                  <head>
                    <title>%s</title>
                  </head>
                  <body>
                    <h1>%s</h1>
                %s  </body>
                </html>
                """.formatted(title, heading, content);
    }
}
