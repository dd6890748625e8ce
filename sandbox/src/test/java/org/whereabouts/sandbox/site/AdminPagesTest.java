package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.sandbox.population.Person;
import tools.jackson.databind.JsonNode;

class AdminPagesTest {
    private final Sandbox sandbox = Sandbox.open(400, SiteOptions.defaults());
    private final Visitor administrator = sandbox.administrator();

    @AfterEach
    void close() {
        administrator.close();
        sandbox.close();
    }

    @Test
    void clockIsShownAndAdvanced() {
        assertThat(administrator.getJson("/clock").path("today").asString()).isEqualTo("2026-11-01");

        JsonNode advanced = administrator.json(administrator.postForm("/clock?advance=P7D", Map.of()));

        assertThat(advanced.path("today").asString()).isEqualTo("2026-11-08");
        assertThat(sandbox.sites().today()).isEqualTo(LocalDate.of(2026, 11, 8));
    }

    @Test
    void sitesAreListedWithTheirCounts() {
        JsonNode answer = administrator.getJson("/sites");

        assertThat(answer.path("total").asInt()).isEqualTo(7);
        assertThat(answer.path("results")).allSatisfy(site -> {
            String id = site.path("id").asString();
            assertThat(site.path("baseUrl").asString())
                    .isEqualTo(sandbox.sites().baseUrl(id).toString());
            if (site.path("kind").asString().equals("LOCATOR")) {
                assertThat(site.path("listed").asLong())
                        .isEqualTo(sandbox.sites().listed(id));
            }
            assertThat(site.path("fault").asString()).isEqualTo("NONE");
        });
    }

    @Test
    void peopleArePagedWithoutGapOrDouble() {
        List<String> numbers = new ArrayList<>();
        JsonNode next;
        do {
            JsonNode page = administrator.getJson("/people?site=us-tx-tdcj&limit=50&offset=" + numbers.size());
            page.path("results")
                    .forEach(person -> numbers.add(person.path("number").asString()));
            next = page.path("next");
        } while (!next.isNull());

        assertThat(numbers)
                .doesNotHaveDuplicates()
                .hasSize(Math.toIntExact(sandbox.sites().listed("us-tx-tdcj")));
    }

    @Test
    void personIsDescribedAsGenerated() {
        Person person = sandbox.sites().people("us-bop").stream()
                .filter(candidate -> !candidate.aliases().isEmpty())
                .findFirst()
                .orElseThrow();
        int offset = sandbox.sites().people("us-bop").indexOf(person);
        JsonNode described = administrator
                .getJson("/people?site=us-bop&limit=1&offset=" + offset)
                .path("results")
                .path(0);

        assertThat(described.path("personKey").asString()).isEqualTo(person.personKey());
        assertThat(described.path("number").asString())
                .isEqualTo(person.custody().number());
        assertThat(described.path("family").asString()).isEqualTo(person.family());
        assertThat(described.path("display").asString()).isEqualTo(person.name().display());
        assertThat(described.path("birthDate").asString())
                .isEqualTo(person.birthDate().toString());
        assertThat(described.path("facility").asString())
                .isEqualTo(person.custody().facility().name());
        assertThat(described.path("aliases")).hasSameSizeAs(person.aliases());
        assertThat(described.has("released")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONE",
                "DOWN",
                "MAINTENANCE",
                "BLOCKED",
                "RATE_LIMITED",
                "LAYOUT_CHANGED",
                "DROPS_SOMEBODY",
                "SLOW"
            })
    void everyFaultCanBeInjected(String fault) {
        JsonNode answer = administrator.json(administrator.postForm("/faults?site=us-pa-doc&fault=" + fault, Map.of()));

        assertThat(answer.path("results").path(0).path("fault").asString()).isEqualTo(fault);
    }

    @Test
    void requestsOfASiteAreShownWithTheirTimes() {
        try (Visitor visitor = sandbox.visitor("us-bop")) {
            visitor.get("/robots.txt");
        }
        JsonNode answer = administrator.getJson("/requests?site=us-bop");

        assertThat(answer.path("total").asInt()).isEqualTo(1);
        assertThat(answer.path("results").path(0).path("at").asString()).isEqualTo("2026-11-01T12:00:00Z");
        assertThat(answer.path("results").path(0).path("path").asString()).isEqualTo("/robots.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "/people?site=us-xx,us-xx",
        "/people?site=us-bop&limit=-1,limit must be a whole number",
        "/requests,only",
    })
    void wrongQuestionIsExplained(String question, String detail) {
        assertExplained(administrator.get(question), detail);
    }

    @ParameterizedTest
    @CsvSource({
        "/clock?advance=soon,such as P7D",
        "/clock?advance=P-2D,up to 10 years",
        "/clock?advance=P999999999Y,up to 10 years",
        "/faults?site=us-bop&fault=ODD,Unknown fault 'ODD'",
    })
    void wrongOrderIsExplained(String order, String detail) {
        assertExplained(administrator.postForm(order, Map.of()), detail);
        assertThat(sandbox.sites().today()).isEqualTo(Sandbox.EPOCH);
    }

    @Test
    void otherPathsAreUnknown() {
        assertThat(administrator.get("/").statusCode()).isEqualTo(404);
    }

    private void assertExplained(HttpResponse<String> response, String detail) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(administrator.json(response).path("detail").asString()).contains(detail);
    }
}
