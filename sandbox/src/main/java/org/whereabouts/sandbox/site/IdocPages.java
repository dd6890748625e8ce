package org.whereabouts.sandbox.site;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.whereabouts.sandbox.population.Facility;
import org.whereabouts.sandbox.population.Person;

/** The markup of Idaho's pages: Drupal, with what the site is about in {@code div.region-content}. */
final class IdocPages {
    private static final List<String> NUMBERS = List.of("zero", "one", "two", "three", "four");

    private IdocPages() {}

    /** Somebody with the site's word for where they are. */
    record Row(Person person, String status) {}

    static String tooShort(int letters) {
        return page("<div class=\"messages error\">Please enter at least %s letter%s of the last name.</div>"
                .formatted(NUMBERS.get(letters), letters == 1 ? "" : "s"));
    }

    static String nobody() {
        return page("<p>No results found.</p>");
    }

    /**
     * A page of the list.
     *
     * @param next where the next page is, empty on the last
     */
    static String list(List<Row> rows, String next, SiteDay day) {
        List<String> heads = List.of(
                "IDOC #", "Last Name", "First Name", "Middle Name", "Birth Year", day.key("Status", "Standing"));
        String head = IntStream.range(0, heads.size())
                .mapToObj(i -> "<th role=\"columnheader\" id=\"columnheader%d\">%s</th>".formatted(i + 1, heads.get(i)))
                .collect(Collectors.joining());
        String body = IntStream.range(0, rows.size())
                .mapToObj(i -> row(rows.get(i), "item" + (i + 1), heads))
                .collect(Collectors.joining("\n"));
        String pager = next.isEmpty()
                ? ""
                : "<ul class=\"pager\"><li class=\"pager-next\"><a href=\"%s\">next &rsaquo;</a></li></ul>"
                        .formatted(Spelling.escaped(next));
        return page("""
                <table id="people-search-results" role="grid">
                <thead><tr role="row">%s</tr></thead>
                <tbody>
                %s
                </tbody>
                </table>
                %s""".formatted(head, body, pager));
    }

    private static String row(Row row, String item, List<String> heads) {
        Person person = row.person();
        String number = person.custody().number();
        List<String> values = List.of(
                "<a href=\"/content/prisons/resident-client-search/details/%s\">%s</a>".formatted(number, number),
                Spelling.escaped(last(person)),
                Spelling.escaped(Spelling.folded(person.given())),
                Spelling.escaped(Spelling.folded(person.middle())),
                Integer.toString(person.birthDate().getYear()),
                row.status());
        return IntStream.range(0, values.size())
                .mapToObj(i -> "<td headers=\"%s columnheader%d\"><div class=\"col-header\">%s</div>%s</td>"
                        .formatted(item, i + 1, heads.get(i), values.get(i)))
                .collect(Collectors.joining("", "<tr role=\"row\">", "</tr>"));
    }

    static String detail(Person person, String status, SiteDay day) {
        Facility facility = person.custody().facility();
        String name = Stream.of(Spelling.folded(person.given()), Spelling.folded(person.middle()), last(person))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        String address = !person.isHeld() || day.layoutChanged()
                ? ""
                : """
                <h3>Mailing Address</h3>
                <p>%s<br>
                PO Box 14<br>
                %s, ID 83707</p>
                <h3>Phone Number</h3>
                <p>2085550100</p>
                """.formatted(Spelling.escaped(facility.name()), facility.city());
        return page("""
                <h2>%s</h2>
                <div class="row"><div class="col"><strong>IDOC #:</strong> %s</div>
                <div class="col"><strong>Status:</strong> %s</div>
                <div class="col"><strong>Age:</strong> %d</div></div>
                %s<table><thead><tr><th>Offense</th></tr></thead>
                <tbody><tr><td><div class="col-header">Offense</div>EXAMPLE</td></tr></tbody></table>
                """.formatted(
                        Spelling.escaped(name), person.custody().number(), status, person.ageOn(day.date()), address));
    }

    private static String last(Person person) {
        return Spelling.folded(person.family() + " " + person.suffix()).strip().toUpperCase(Locale.ROOT);
    }

    private static String page(String content) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><title>Resident/Client Search | Idaho Department of Correction</title></head>
                <body><div class="region-content">
                <h1>Resident/Client Search</h1>
                %s
                </div></body>
                </html>
                """.formatted(content);
    }
}
