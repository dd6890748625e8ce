package org.whereabouts.sandbox.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Sex;

/** The HTML of the Florida site: ASP.NET Web Forms. */
final class FloridaPages {
    static final String NEXT = "ctl00$ContentPlaceHolder1$btnListNext";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/uuuu");
    private static final List<String> RACES = List.of("ASIAN", "BLACK", "HISPANIC", "WHITE");

    private FloridaPages() {}

    static String error() {
        return page("Error", "<p>The state information is invalid for this page and might be corrupted.</p>\n");
    }

    static String nobody(Map<String, String> query) {
        return page("Search Results", form(query, 0, "<p>There were no records found.</p>\n"));
    }

    static String list(List<Roster.Entry> rows, Map<String, String> query, int page, int pages, SiteDay day) {
        String type = query.getOrDefault("TypeSearch", "");
        String body = rows.stream().map(entry -> row(entry.person(), type)).collect(Collectors.joining());
        String content = """
                <table id="ctl00_ContentPlaceHolder1_grdList" cellspacing="0" rules="all" border="1">
                <tr><th scope="col">&nbsp;</th><th scope="col">Name</th><th scope="col">%s</th><th scope="col">Race</th>\
                <th scope="col">Sex</th><th scope="col">Release Date</th><th scope="col">%s</th><th scope="col">Birth Date</th></tr>
                %s</table>
                <input type="submit" name="ctl00$ContentPlaceHolder1$btnListPrev" value="Previous"%s />
                <input type="submit" name="%s" value="Next"%s />
                """.formatted(
                        day.key("DC Number", "Offender ID"),
                        type.equals("AI") ? "Current Facility" : "Supervision Office",
                        body,
                        page > 1 ? "" : " disabled=\"disabled\"",
                        NEXT,
                        page < pages ? "" : " disabled=\"disabled\"");
        return page("Search Results", form(query, page, content));
    }

    private static String form(Map<String, String> query, int page, String content) {
        String address = query.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return """
                <form name="aspnetForm" method="post" action="./list.aspx?%s" id="aspnetForm">
                <input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="%s/%d" />
                <input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="/wEdAAUvalid" />
                %s</form>
                """.formatted(Spelling.escaped(address), query.getOrDefault("TypeSearch", ""), page, content);
    }

    private static String row(Person person, String type) {
        String link = "<a href=\"/offenderSearch/detail.aspx?Page=Detail&amp;DCNumber=%s&amp;TypeSearch=%s\">"
                .formatted(person.custody().number(), type);
        return """
                <tr><td>%s<img src="none.gif" alt="" /></a></td><td>%s%s</a></td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>
                """.formatted(
                        link,
                        link,
                        Spelling.escaped(name(person)),
                        person.custody().number(),
                        Filler.pick(person, RACES),
                        person.sex() == Sex.FEMALE ? "FEMALE" : "MALE",
                        released(person, type),
                        type.equals("AI")
                                ? Spelling.escaped(person.custody().facility().name())
                                : "OFFICE " + Filler.pick(person, List.of("01", "05", "19")),
                        DATE.format(person.birthDate()));
    }

    private static String released(Person person, String type) {
        return switch (type) {
            case "AI" -> date(person.custody().projectedRelease(), "LIFE SENTENCE");
            // Who is back in prison was released before that.
            case "IR" ->
                date(
                        person.custody().released(),
                        DATE.format(person.custody().admitted().minusYears(1)));
            default -> "&nbsp;";
        };
    }

    private static String date(@Nullable LocalDate date, String otherwise) {
        return date == null ? otherwise : DATE.format(date);
    }

    /** {@code LAST, FIRST M}, the suffix behind the last name. */
    private static String name(Person person) {
        String middle = person.middle().isEmpty() ? "" : " " + person.middle().charAt(0);
        return Spelling.folded((person.family() + " " + person.suffix()).strip() + ", " + person.given() + middle);
    }

    private static String page(String title, String content) {
        return """
                <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
                <html>
                <head><title>Inmate Population Information %s</title></head>
                <body>
                %s</body>
                </html>
                """.formatted(title, content);
    }
}
