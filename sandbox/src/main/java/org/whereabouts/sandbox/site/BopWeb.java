package org.whereabouts.sandbox.site;

import java.util.List;
import java.util.Optional;
import org.whereabouts.sandbox.population.Agency;

/** The Bureau of Prisons' pages: locations, an own mailing address for each institution, and how to write. */
final class BopWeb implements WebSite {
    private static final String AGENCY = "Federal Bureau of Prisons";

    @Override
    public String id() {
        return "us-bop-web";
    }

    @Override
    public Agency agency() {
        return Agency.BOP;
    }

    @Override
    public List<String> disallowed() {
        return List.of("/locations/search/");
    }

    @Override
    public Optional<String> page(String path, WebDay day) {
        return switch (path) {
            case "/locations/" ->
                Optional.of(WebHtml.page(
                        AGENCY,
                        "Our Locations",
                        WebHtml.links(day, open -> "institutions/" + open.code() + "/")
                                + "<p><a href=\"/locations/search/?q=a\">Search</a></p>\n",
                        day));
            case "/inmates/communications.jsp" ->
                Optional.of(WebHtml.page(AGENCY, "Stay in Touch", """
                        <p>Write to the institution's own box; use plain white paper and envelopes.</p>
                        <p>Questions: PO Box %d, Anytown, DC 00000. <a href="/locations/">Locations</a></p>
                        """.formatted(day.mailBox()), day));
            default -> institution(path, day);
        };
    }

    private static Optional<String> institution(String path, WebDay day) {
        return day.facilities().stream()
                .filter(open -> path.equals("/locations/institutions/" + open.code() + "/"))
                .map(open -> WebHtml.page(
                        AGENCY,
                        open.title(),
                        """
                        <div class="breadcrumbs"><a href="/locations/">Locations</a></div>
                        <div>%s, %s</div>
                        <h2>Mail for inmates</h2>
                        <div>%s</div>
                        """.formatted(
                                        Spelling.escaped(open.facility().city()),
                                        open.facility().state(),
                                        WebHtml.address(open)),
                        day))
                .findFirst();
    }
}
