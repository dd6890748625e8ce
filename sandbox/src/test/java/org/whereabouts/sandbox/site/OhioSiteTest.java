package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;

class OhioSiteTest {
    private static final String ID = "us-oh-odrc";
    private static final String TOKEN = "__RequestVerificationToken";
    private static final String SEARCH = "/OffenderSearch/Search/SearchResults";

    private final Sandbox sandbox =
            Sandbox.of(Agency.OHIO, 300, SiteOptions.defaults().withPageSize(ID, 3));
    private final Visitor visitor = Visitor.withCookies(sandbox.sites().baseUrl(ID));

    @AfterEach
    void close() {
        visitor.close();
        sandbox.close();
    }

    @Test
    void aSearchWithoutTheTokenIsRefused() {
        visitor.get("/OffenderSearch");

        assertThat(visitor.postForm(SEARCH, Map.of("LastName", "S")).statusCode())
                .isEqualTo(500);
        assertThat(visitor.postForm(SEARCH, Map.of("LastName", "S", TOKEN, "x")).body())
                .contains("anti-forgery");
    }

    @Test
    void aTokenBelongsToItsCookie() {
        String token = visitor.html(visitor.get("/OffenderSearch"))
                .select("[name=" + TOKEN + "]")
                .val();
        try (Visitor other = Visitor.withCookies(sandbox.sites().baseUrl(ID))) {
            assertThat(other.postForm(SEARCH, Map.of("LastName", "S", TOKEN, token))
                            .statusCode())
                    .isEqualTo(500);
        }
        assertThat(visitor.postForm(SEARCH, Map.of("LastName", "S", TOKEN, token))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void everybodyInPrisonIsFoundByLetter() {
        Set<String> found = new HashSet<>();
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            Document page = search(Map.of("LastName", String.valueOf(letter), "Status", "I"));
            found.addAll(numbers(page));
            for (int next = 2; !page.select("#pagerForm [name=" + next + "]").isEmpty(); next++) {
                String token = page.select("#pagerForm [name=" + TOKEN + "]").val();
                String number = String.valueOf(next);
                page = visitor.html(visitor.postForm(
                        page.select("#pagerForm").attr("action"), Map.of(TOKEN, token, number, number)));
                assertThat(page.select("#pagerForm .btn-primary").val()).isEqualTo(number);
                found.addAll(numbers(page));
            }
        }

        assertThat(found)
                .isEqualTo(sandbox.sites().people(ID).stream()
                        .map(person -> person.custody().number())
                        .collect(Collectors.toSet()));
    }

    @Test
    void oneHitIsTheDetailPage() {
        Person person = sandbox.sites().people(ID).getFirst();
        String number = person.custody().number();
        Document page = search(Map.of("NumPrefix", number.substring(0, 1), "OffNumber", number.substring(1)));

        assertThat(page.text()).contains("Your search only returned one record.");
        assertThat(page.select(".panel-primary dt").eachText())
                .contains("Number:", "DOB:", "Admission Date:", "Institution:", "Status:");
        assertThat(page.select(".panel-primary dd").eachText())
                .contains(number, person.custody().facility().name(), "INCARCERATED");
    }

    @Test
    void theListDoesNotSayWhere() {
        Document page = search(Map.of("LastName", "S"));

        assertThat(page.select("table.table-striped th").eachText())
                .containsExactly("Name", "Number", "DOB", "Status", "Offenses");
        assertThat(visitor.html(visitor.get(page.select("td a").attr("href"))).select(".panel-primary dd"))
                .isNotEmpty();
    }

    private Document search(Map<String, String> fields) {
        Document form = visitor.html(visitor.get("/OffenderSearch"));
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(TOKEN, form.select("#lgForm [name=" + TOKEN + "]").val());
        HttpResponse<String> answer = visitor.postForm(SEARCH, all);
        assertThat(answer.uri().getPath()).endsWith("/Search/Results");
        return visitor.html(answer);
    }

    /** As the list has them, or the detail page of the only one. */
    private static List<String> numbers(Document page) {
        return page.select(".panel-primary").isEmpty()
                ? page.select("td a").eachText()
                : List.of(page.select(".panel-primary dd").getFirst().text());
    }
}
