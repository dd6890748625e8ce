package org.whereabouts.sandbox.site;

import java.util.List;
import java.util.Optional;
import org.whereabouts.sandbox.population.Agency;

/**
 * Pennsylvania's pages: a list of prisons, a page for each, mail rules. A calendar leads to the next month for ever, a map to a
 * map below it, and links to the mail rules carry a new session each time.
 */
final class PaDocWeb implements WebSite {
    private static final String AGENCY = "Department of Corrections";
    private static final String PRISONS = "/agencies/cor/state-prisons";
    private static final String MAIL = "/agencies/cor/find-or-contact-inmate/mail-rules";

    @Override
    public String id() {
        return "us-pa-doc-web";
    }

    @Override
    public Agency agency() {
        return Agency.PENNSYLVANIA;
    }

    @Override
    public List<String> disallowed() {
        return List.of(PRISONS + "/staff/");
    }

    @Override
    public Optional<String> page(String path, WebDay day) {
        String plain = path.replaceFirst(";jsessionid=[^/]*", "");
        return switch (plain) {
            case PRISONS -> Optional.of(WebHtml.page(AGENCY, "State Prisons", list(day), day));
            case MAIL -> Optional.of(WebHtml.page(AGENCY, "Mail Rules", mailRules(day), day));
            case PRISONS + "/visits" -> Optional.of(WebHtml.page(AGENCY, "Visits", calendar(day), day));
            case PRISONS + "/staff/" -> Optional.of(WebHtml.page(AGENCY, "Staff", "<p>Internal.</p>\n", day));
            default ->
                plain.matches(PRISONS + "(/map)+/")
                        ? Optional.of(WebHtml.page(AGENCY, "Map", "<p><a href=\"map/\">Closer</a></p>\n", day))
                        : prison(plain, day);
        };
    }

    private static String list(WebDay day) {
        return WebHtml.links(day, open -> PRISONS + "/" + open.slug())
                + "<p><a href=\"%s;jsessionid=%X\">Mail rules</a>, <a href=\"%s/visits\">visits</a>, <a href=\"%s/map/\">map</a>,"
                        .formatted(MAIL, day.visit(), PRISONS, PRISONS)
                + " <a href=\"" + PRISONS + "/staff/\">staff</a>,"
                + " <a href=\"/agencies/cor/newsroom\">news</a>,"
                + " <a href=\"https://vendor.example.org/\">vendor</a></p>\n";
    }

    private static String calendar(WebDay day) {
        return "<p>Visits are booked by telephone.</p>\n<p><a href=\"?month=%d\">Next month</a></p>\n"
                .formatted(day.visit());
    }

    private static String mailRules(WebDay day) {
        return """
                <h2>Personal mail</h2>
                <p>Letters are opened and copied by the mail service:</p>
                <p>Mail Service/PA DOC<br>Inmate name/number<br>PO Box %d<br>Anytown, PA 00000</p>
                <h2>What is returned</h2>
                <ul><li>Letters without a number</li><li>Cash and stamps</li></ul>
                """.formatted(day.mailBox());
    }

    private static Optional<String> prison(String path, WebDay day) {
        return day.facilities().stream()
                .filter(open -> path.equals(PRISONS + "/" + open.slug()))
                .map(open -> WebHtml.page(
                        AGENCY,
                        open.title(),
                        """
                        <p>%s, Pennsylvania</p>
                        <h2>Legal mail</h2>
                        <p>%s</p>
                        <h2>Visiting</h2>
                        <table>
                        <tr><th>Day</th><th>Hours</th></tr>
                        <tr><td>Saturday</td><td>8:30 to 15:30</td></tr>
                        </table>
                        <p><a href="%s;jsessionid=%X">Personal mail</a></p>
                        """.formatted(
                                Spelling.escaped(open.facility().city()), WebHtml.address(open), MAIL, day.visit()),
                        day))
                .findFirst();
    }
}
