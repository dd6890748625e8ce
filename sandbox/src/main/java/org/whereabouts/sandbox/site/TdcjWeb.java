package org.whereabouts.sandbox.site;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.whereabouts.sandbox.population.Agency;

/** Texas' pages: a table of units, a page for each, and two pages on digital mail that do not quite agree. */
final class TdcjWeb implements WebSite {
    private static final String AGENCY = "Texas Department of Criminal Justice";

    @Override
    public String id() {
        return "us-tx-tdcj-web";
    }

    @Override
    public Agency agency() {
        return Agency.TEXAS;
    }

    @Override
    public List<String> disallowed() {
        return List.of("/unit_directory/photos/");
    }

    @Override
    public Optional<String> page(String path, WebDay day) {
        return switch (path) {
            case "/unit_directory/index.html" -> Optional.of(WebHtml.page(AGENCY, "Unit Directory", list(day), day));
            case "/offender_info/digital_mail.html" ->
                Optional.of(WebHtml.page(AGENCY, "Digital Mail", mail(day, "Inmate name and number"), day));
            case "/faq/digital_mail.html" ->
                Optional.of(WebHtml.page(AGENCY, "Questions on Mail", mail(day, "Inmate name, number and unit"), day));
            default -> unit(path, day);
        };
    }

    private static String list(WebDay day) {
        if (day.layoutChanged()) {
            return WebHtml.links(day, FacilityBook.Open::code);
        }
        return day.facilities().stream()
                        .map(open -> "<tr><td><a href=\"%s.html\">%s</a></td><td>%s</td><td>%s</td></tr>\n"
                                .formatted(
                                        open.code(),
                                        Spelling.escaped(open.facility().name()),
                                        Spelling.escaped(open.facility().type()),
                                        Spelling.escaped(open.facility().city())))
                        .collect(Collectors.joining(
                                "", "<table><tr><th>Unit</th><th>Type</th><th>City</th></tr>\n", "</table>\n"))
                + "<p><a href=\"/unit_directory/photos/index.html\">Photographs</a>"
                + " <a href=\"/offender_info/digital_mail.html\">Mail</a></p>\n";
    }

    private static String mail(WebDay day, String first) {
        return "<p>Since 2023 letters go to the digital mail center:</p>\n<p>%s<br>PO Box %d<br>Anytown, TX 00000</p>\n"
                .formatted(first, day.mailBox());
    }

    private static Optional<String> unit(String path, WebDay day) {
        return day.facilities().stream()
                .filter(open -> path.equals("/unit_directory/" + open.code() + ".html"))
                .map(open -> WebHtml.page(
                        AGENCY,
                        open.title(),
                        """
                        <table>
                        <tr><td>Unit code</td><td>%s</td></tr>
                        <tr><td>City</td><td>%s</td></tr>
                        </table>
                        <h2>Legal mail and packages</h2>
                        <p>%s</p>
                        <p><a href="index.html">All units</a></p>
                        """.formatted(
                                        open.facility().code(),
                                        Spelling.escaped(open.facility().city()),
                                        WebHtml.address(open)),
                        day))
                .findFirst();
    }
}
