package org.whereabouts.sandbox.site;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Sex;

/**
 * A sheriff's web site by Brooks Jeffrey Marketing.
 *
 * <p>{@code GET /roster.php} is the first page of those held, {@value #PAGE} of them, latest booking first, under
 * {@code Inmate Roster (n)}; {@code ?grp=40} is the second, {@code ?grp=60} the third. Above and below it the same pager: arrows and
 * numbers, which are links but for the page itself, and for the arrows at the ends. {@code ?released=1} lists nobody.
 *
 * <p>Each person is a table: {@code span.ptitles} with {@code Last, First Middle}, then {@code Booking #:}, {@code Booking Date:}
 * ({@code M-d-yyyy}), charges and bond, and a link to {@code roster_view.php?booking_num=}, the page of the person: {@code First Middle
 * Last}, booking number, age, gender, booking date ({@code M-d-yyyy- h:mm am}). An unknown number: a page without all that. Changed
 * layout: {@code Booking #:} becomes {@code Jail ID:}.
 */
record BrooksJeffreySite(Agency agency) implements LocatorSite {
    static final int PAGE = 20;

    private static final DateTimeFormatter BOOKED = DateTimeFormatter.ofPattern("M-d-uuuu", Locale.US);
    private static final Comparator<Person> LATEST_FIRST = Comparator.comparing(
                    (Person person) -> person.custody().admitted())
            .thenComparingInt(person -> Integer.parseInt(person.custody().number()))
            .reversed();

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        return switch (request.path()) {
            case "/roster.php" -> SiteResponse.html(site("Inmate Roster", roster(request, day)));
            case "/roster_view.php" ->
                SiteResponse.html(site(
                        "View Roster",
                        day.roster()
                                .byNumber(request.parameter("booking_num"))
                                .map(entry -> profile(entry.person(), day))
                                .orElse("")));
            default -> SiteResponse.notFound();
        };
    }

    private static String roster(SiteRequest request, SiteDay day) {
        List<Person> people = request.parameter("released").equals("1")
                ? List.of()
                : day.roster().all().stream()
                        .map(Roster.Entry::person)
                        .sorted(LATEST_FIRST)
                        .toList();
        String group = request.parameter("grp");
        int page = group.matches("\\d{1,6}") ? Math.max(1, Integer.parseInt(group) / PAGE) : 1;
        int pages = Math.max(1, Math.ceilDiv(people.size(), PAGE));
        int start = Math.min(people.size(), (page - 1) * PAGE);
        String pager = "<tr><td colspan=\"2\" class=\"tbold\">" + pager(page, pages) + "<br>&nbsp;</td></tr>\n";
        return """
                <table style="max-width:100%%;">
                <tr><td colspan="2"><div style="float:left;"><span class="ptitles">Inmate Roster (%d)</span></div>
                <div><span class="tbold">Show:</span> <a class="tbold" href="roster.php?released=1">Released</a></div></td></tr>
                %s%s%s</table>
                """.formatted(
                        people.size(),
                        pager,
                        people.subList(start, Math.min(people.size(), start + PAGE)).stream()
                                .map(person -> row(person, day))
                                .collect(Collectors.joining()),
                        pager);
    }

    private static String pager(int page, int pages) {
        List<String> parts = new ArrayList<>();
        parts.add(part("&lt;&lt;", page - 1, page > 1));
        IntStream.rangeClosed(1, pages).forEach(to -> parts.add(part(Integer.toString(to), to, to != page)));
        parts.add(part("&gt;&gt;", page + 1, page < pages));
        return String.join("", parts);
    }

    private static String part(String text, int to, boolean isLink) {
        return isLink
                ? "<a class=\"tbold\" href=\"roster.php?grp=" + to * PAGE + "\">" + text + "</a>"
                : "<div style=\"padding: 3px;\">" + text + "</div>";
    }

    private static String row(Person person, SiteDay day) {
        return """
                <tr><td valign="top"><table class="inmateTable">
                <tr><td colspan="2"><span class="ptitles rtitles">%s, %s</span></td></tr>
                <tr><td class="text2"><strong>%s</strong></td><td class="text_content"><span class="text2">%4$s</span></td></tr>
                <tr><td class="text2"><strong>Booking Date:</strong></td><td><span class="text2">%5$s</span></td></tr>
                <tr><td class="text2"><strong>Charges:</strong></td><td><span class="text2">-<br></span></td></tr>
                <tr><td colspan="2"><em><a class="text2" href="roster_view.php?booking_num=%4$s"><strong>View Profile &gt;&gt;&gt;</strong></a></em></td></tr>
                </table></td></tr>
                <tr><td colspan="2">&nbsp;</td></tr>
                """.formatted(
                        Spelling.escaped((person.family() + " " + person.suffix()).strip()),
                        Spelling.escaped((person.given() + " " + person.middle()).strip()),
                        day.key("Booking #:", "Jail ID:"),
                        person.custody().number(),
                        BOOKED.format(person.custody().admitted()));
    }

    private static String profile(Person person, SiteDay day) {
        String label = "<tr><td valign=\"top\"><span class=\"tbold\">%s</span></td><td class=\"text2\">%s</td></tr>\n";
        return "<span class=\"ptitles\">" + Spelling.escaped(person.name().display()) + "</span>\n<table>\n"
                + label.formatted(
                        day.key("Booking #:", "Jail ID:"), person.custody().number())
                + label.formatted("Age:", person.ageOn(day.date()))
                + label.formatted("Gender:", person.sex() == Sex.FEMALE ? "F" : "M")
                + label.formatted(
                        "Booking Date: ", BOOKED.format(person.custody().admitted()) + "- 12:30 am")
                + "</table>\n";
    }

    private static String site(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en" class="no-js">
                <head><meta charset="utf-8"><title>%s - Sheriff's Office</title></head>
                <body>
                <div id="topMenu"><a href="/roster_choose.php">Inmate Roster</a></div>
                <div id="intContentContainer" class="cell"><div class="text2">
                %s
                </div></div>
                <footer>PHONE: 555-0100</footer>
                </body>
                </html><!-- 0.08 -->
                <!-- PROPRIETARY -->
                """.formatted(title, content);
    }
}
