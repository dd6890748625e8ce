package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.whereabouts.sandbox.population.Agency;
import tools.jackson.databind.JsonNode;

class SmartCopSiteTest {
    private static final String PATH = "/smartwebclient/Jail.aspx";
    private static final String SEARCH = """
            {"FirstName":"","MiddleName":"","LastName":"","BeginBookDate":"","EndBookDate":"","BeginReleaseDate":"",\
            "EndReleaseDate":"","TypeJailSearch":0,"RecordsLoaded":%d,"SortOption":1,"SortOrder":0,"IsDefault":false}""";

    @Test
    void thePrintViewShowsEverybodyAndCountsThem() {
        try (JailSites jail = JailSites.of(Agency.BRADFORD)) {
            Document page =
                    Jsoup.parse(jail.visitor().get(print(SEARCH.formatted(0))).body());

            assertThat(page.text()).contains("Number of Inmate Records Returned: 65");
            assertThat(page.select("td:containsOwn(Booking No:) + td").eachText())
                    .containsExactlyInAnyOrderElementsOf(jail.numbers());
        }
    }

    @Test
    void theKeysOfASearchHaveAnOrder() {
        try (JailSites jail = JailSites.of(Agency.BRADFORD)) {
            String other =
                    SEARCH.formatted(0).replace("\"SortOption\":1,\"SortOrder\":0", "\"SortOrder\":0,\"SortOption\":1");

            assertThat(Jsoup.parse(jail.visitor().get(print(other)).body()).title())
                    .isEqualTo("Error");
        }
    }

    @Test
    void aLargeJailCannotBePrinted() {
        try (JailSites jail = JailSites.of(Agency.GWINNETT)) {
            assertThat(Jsoup.parse(jail.visitor()
                                    .get(print(SEARCH.formatted(0)))
                                    .body())
                            .title())
                    .isEqualTo("Error");
        }
    }

    @Test
    void aLargeJailShowsTenMoreUntilNoneAreLeft() {
        try (JailSites jail = JailSites.of(Agency.GWINNETT)) {
            Set<String> numbers = new HashSet<>();
            JsonNode data = more(jail, 0);
            for (int loaded = 10; data.path("resultsReturned").asInt() > 0; loaded += 10) {
                Jsoup.parse("<table>" + data.path("data").asString())
                        .select("td:containsOwn(Booking No:) + td")
                        .forEach(number -> numbers.add(number.text()));
                data = more(jail, loaded);
            }
            assertThat(data.path("data").asString()).isBlank();
            assertThat(numbers).isEqualTo(jail.numbers());
        }
    }

    private static JsonNode more(JailSites jail, int loaded) {
        return jail.visitor()
                .json(jail.visitor().post(PATH + "/AddMoreResults", "application/json", SEARCH.formatted(loaded)))
                .path("d")
                .path("Data");
    }

    private static String print(String search) {
        return PATH + "?preview=true&searchvalues=" + Visitor.encoded(search);
    }
}
