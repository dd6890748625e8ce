package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.PersonName;
import org.whereabouts.sandbox.population.Sex;

/** The HTML of the Ohio site, in the classes of Bootstrap 3. */
final class OhioPages {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/uuuu");
    private static final List<String> RACES = List.of("Asian", "Black", "Hispanic", "White");

    private OhioPages() {}

    static String form(String token) {
        return page("Offender Search", """
                <form action="/OffenderSearch/Search/SearchResults" id="lgForm" method="post">%s
                  <input type="hidden" name="IsAuthenticated" value="" />
                  <input type="text" name="LastName" value="" />
                  <input type="text" name="FirstName" value="" />
                  <select name="CntyCommitment"><option value=""></option><option value="ADAM">Adams</option></select>
                  <select name="CntyResidential"><option value=""></option><option value="ADAM">Adams</option></select>
                  <input type="text" name="ZipCode" value="" />
                  <select name="Status"><option value="A" selected="selected">All</option><option value="I">Incarcerated</option></select>
                  <input type="text" name="PbDate" value="" />
                  <select name="NumPrefix"><option value="A" selected="selected">A</option><option value="R">R</option><option value="W">W</option></select>
                  <input type="text" name="OffNumber" value="" />
                  <select name="Sort"><option value="N" selected="selected">Name</option></select>
                  <input type="submit" class="btn btn-default" value="Search" />
                </form>
                """.formatted(hidden(token)));
    }

    static String refused() {
        return page("Error", "<p>The required anti-forgery cookie or form field is not present.</p>\n");
    }

    static String nobody() {
        return page("Search Results", "<p>No offenders were found.</p>\n");
    }

    static String list(List<Roster.Entry> rows, int page, int pages, String token, SiteDay day) {
        String body = rows.stream().map(entry -> row(entry.person())).collect(Collectors.joining());
        return page("Search Results", """
                <table class="table table-striped">
                <tr><th></th><th>Name</th><th>Number</th><th>DOB</th><th>%s</th><th>Offenses</th></tr>
                %s</table>
                %s""".formatted(
                        day.key("Status", "Custody"), body, pages == 1 ? "" : pager(page, pages, token)));
    }

    private static String row(Person person) {
        String number = person.custody().number();
        return """
                <tr><td><img src="/images/none.jpg" alt="" /></td><td>%s</td><td><a href="/OffenderSearch/Search/Details/%s">%s</a></td><td>%s</td><td>%s</td><td>NOT SHOWN HERE</td></tr>
                """.formatted(
                Spelling.escaped(name(person.name())), number, number, DATE.format(person.birthDate()), status(person));
    }

    private static String pager(int page, int pages, String token) {
        String buttons = IntStream.rangeClosed(Math.max(1, page - 4), Math.min(pages, page + 4))
                .mapToObj(one -> "<input type=\"submit\" class=\"btn %s\" name=\"%d\" value=\"%d\" />\n"
                        .formatted(one == page ? "btn-primary" : "btn-default", one, one))
                .collect(Collectors.joining());
        return """
                <form action="/OffenderSearch/Search/Results" id="pagerForm" method="post">%s
                %s</form>
                """.formatted(hidden(token), buttons);
    }

    static String detail(Person person, boolean only, SiteDay day) {
        LocalDate projected = person.custody().projectedRelease();
        return page("Offender Details", """
                %s<div class="panel panel-primary">
                <div class="panel-heading">%s - %s</div>
                <dl class="dl-horizontal">
                <dt>Number:</dt><dd>%s</dd>
                <dt>DOB:</dt><dd>%s</dd>
                <dt>Gender:</dt><dd>%s</dd>
                <dt>Race:</dt><dd>%s</dd>
                <dt>Admission Date:</dt><dd>%s</dd>
                <dt><a href="/OffenderSearch/Home/Facilities">%s</a>:</dt><dd>%s</dd>
                <dt>Status:</dt><dd>%s</dd>
                </dl></div>
                <div class="panel panel-default"><div class="panel-heading">Sentence Information</div>
                <dl><dt>Stated Prison Term:</dt><dd>NOT SHOWN HERE</dd><dt>Expiration Stated Term:</dt><dd>%s</dd></dl></div>
                """.formatted(
                        only ? "<p>Your search only returned one record.</p>\n" : "",
                        person.custody().number(),
                        Spelling.escaped(name(person.name())),
                        person.custody().number(),
                        DATE.format(person.birthDate()),
                        person.sex() == Sex.FEMALE ? "Female" : "Male",
                        Filler.pick(person, RACES),
                        DATE.format(person.custody().admitted()),
                        day.key("Institution", "Location"),
                        Spelling.escaped(person.custody().facility().name()),
                        status(person),
                        projected == null ? "LIFE" : DATE.format(projected)));
    }

    private static String status(Person person) {
        return person.isHeld() ? "INCARCERATED" : Filler.pick(person, List.of("RELEASED", "PAROLE"));
    }

    private static String name(PersonName name) {
        return Spelling.lastFirst(name).replaceFirst(",", ", ");
    }

    private static String hidden(String token) {
        return "<input name=\"__RequestVerificationToken\" type=\"hidden\" value=\"" + token + "\" />";
    }

    private static String page(String title, String content) {
        return """
                <!DOCTYPE html>
                <html>
                <head><title>%s - Ohio Department of Rehabilitation and Correction</title></head>
                <body>
                %s</body>
                </html>
                """.formatted(title, content);
    }
}
