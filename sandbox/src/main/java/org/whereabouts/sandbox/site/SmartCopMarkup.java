package org.whereabouts.sandbox.site;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.whereabouts.sandbox.population.Person;

/**
 * What SmartWEB writes: for each person a table with the name, race, sex and birth in its head and labels and values in its cells, then
 * rows of charges. Elements are closed that were never opened ({@code </BR>}), and a row may have an odd number of cells. Names are
 * plain capitals with blanks behind.
 */
final class SmartCopMarkup {
    static final String ERROR = "<html><head><title>\n\tError\n</title></head><body>An error occurred.</body></html>";

    private static final DateTimeFormatter BORN = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.US);
    private static final DateTimeFormatter BOOKED = DateTimeFormatter.ofPattern("M/d/uuuu '01:01 PM'", Locale.US);
    private static final List<String> RACES = List.of("A", "B", "U", "W");

    private SmartCopMarkup() {}

    static String page(List<Person> people, SiteDay day) {
        return """
                <meta http-equiv="X-UA-Compatible" content="IE=8"/>
                <!doctype html >
                <html xmlns="http://www.w3.org/1999/xhtml">
                <body>
                <form name="form1" method="post" action="./Jail.aspx?preview=true" id="form1">
                  <table id="Table1"><tr><td class="SearchHeader"><center>Search Inmates</center></td></tr>
                    <tr><td>Begin Booking Date:</td></tr></table>
                  <div id="grid" class="GridDIV">
                    <center><span id="ResultsReturned" Value="0" style="display:none">%1$d</span>
                    <span id="lbGridInfo" class="DivCountMsg">Number of Inmate Records Returned: %1$d</span></center></BR>
                    <table><tr><td><div id="JailInfo">
                    <table border="0" cellpadding="0" cellspacing="2" class="JailView">
                %2$s
                    </table></div></td></tr>
                    <tr id="LoadMoreRow" class="LoadMoreRow"><td><div id="LoadMoreButton"><p>Load more results<p></div></td></tr>
                    </table>
                  </div>
                  <div>Version:2.1.0.22</div>
                </form>
                </body>
                </html>
                """.formatted(people.size(), rows(people, day));
    }

    static String rows(List<Person> people, SiteDay day) {
        return people.stream().map(person -> row(person, day)).collect(Collectors.joining("\n"));
    }

    private static String row(Person person, SiteDay day) {
        return """
                <tr style="InmateRecordRow"><td nowrap="nowrap" width="2%%"></td><td nowrap="nowrap" valign="top">
                <table border="0" cellpadding="1" cellspacing="0" width="100%%">
                <thead><tr><td class="SearchHeader" colspan="4">
                  %s   &nbsp; (%s/
                  %s
                  / DOB:%s
                )</td></tr></thead>
                <tbody>
                <tr><td class="InmateInfoGridTd" style="">Status:</td><td class="InmateInfoGridTd">In Jail</td></tr>
                <tr class="oddNoWidth"><td class="InmateInfoGridTd">%s</td><td class="InmateInfoGridTd">%s</td>
                <td class="InmateInfoGridTd">MniNo:</td><td class="InmateInfoGridTd">%s</td></tr>
                <tr><td class="InmateInfoGridTd">Booking Date:</td><td class="InmateInfoGridTd">%s</td><td></td></tr>
                <tr class="oddNoWidth"><td class="InmateInfoGridTd">Age On Booking Date:</td><td class="InmateInfoGridTd">%d</td>
                <td class="InmateInfoGridTd"></td><td class="InmateInfoGridTd"></td></tr>
                <tr><td class="InmateInfoGridTd">Bond Amount:</td><td class="InmateInfoGridTd">$0.00</td></tr>
                <tr class="oddNoWidth"><td class="InmateInfoGridTd">CELL Assigned:</BR></td><td colspan="3" class="InmateInfoGridTd">
                 %s  <a href="#" onclick="PopIt('0');"> Visitation Schedule</a></td></tr>
                </tbody></table></td></tr>
                <tr class="InmateRecordSeperater" ></tr>
                <tr><td colspan="2" valign="top"><table class="JailViewCharges" id="JailViewCharges" border="0">
                <tr><td class="SearchHeader" colspan="6">CHARGES</td></tr>
                </table></div></BR></BR></BR></td></tr>
                """.formatted(
                        Spelling.escaped(Spelling.lastFirst(person.name()).replaceFirst(",", ", ")),
                        Filler.pick(person, RACES),
                        person.sex().name(),
                        BORN.format(person.birthDate()),
                        day.key("Booking No:", "Jail Id:"),
                        person.custody().number(),
                        person.custody().personNumber(),
                        BOOKED.format(person.custody().admitted()),
                        person.ageOn(person.custody().admitted()),
                        Spelling.escaped(person.custody().housing()));
    }
}
