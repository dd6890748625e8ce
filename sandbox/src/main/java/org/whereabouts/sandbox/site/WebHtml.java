package org.whereabouts.sandbox.site;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the pages of agencies' web sites have in common: navigation, and notes that change without the page changing. */
final class WebHtml {
    private WebHtml() {}

    /** A whole page; {@code content} is its main part. */
    static String page(String agency, String title, String content, WebDay day) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><title>%1$s | %2$s</title><script>var visit = %5$d;</script></head>
                <body>
                <header><a href="/">%2$s</a></header>
                <nav><ul><li><a href="/">Home</a></li><li><a href="/newsroom/">Newsroom</a></li></ul></nav>
                <main>
                <h1>%1$s</h1>
                %3$s<p>Last updated: %4$s</p>
                </main>
                <footer>Visitors today: %5$d <a href="https://www.example.org/accessibility">Accessibility</a></footer>
                </body>
                </html>
                """.formatted(Spelling.escaped(title), Spelling.escaped(agency), content, day.date(), day.visit());
    }

    /** A list of links to facilities; after a change of layout a script makes it, and the HTML holds none. */
    static String links(WebDay day, Function<FacilityBook.Open, String> path) {
        if (day.layoutChanged()) {
            return "<div id=\"facilities\" data-source=\"/api/facilities\"></div>\n";
        }
        List<String> items = day.facilities().stream()
                .map(open ->
                        "<li><a href=\"%s\">%s</a></li>\n".formatted(path.apply(open), Spelling.escaped(open.title())))
                .toList();
        return items.stream().collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
    }

    /** Address lines of a facility's mail. */
    static String address(FacilityBook.Open open) {
        return "Inmate name and number<br>%s<br>PO Box %d<br>%s, %s 00000"
                .formatted(
                        Spelling.escaped(open.title()),
                        open.box(),
                        Spelling.escaped(open.facility().city()),
                        open.facility().state());
    }
}
