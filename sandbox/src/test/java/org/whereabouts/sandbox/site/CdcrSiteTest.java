package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import tools.jackson.databind.JsonNode;

class CdcrSiteTest {
    private static final String ID = "us-ca-cdcr";
    private static final String PEOPLE = "/api/ciris/v1/incarceratedpersons";
    private static final String SORTED = "&$sort%5BfullName%5D=1";

    private final Sandbox sandbox = Sandbox.of(Agency.CALIFORNIA, 120, SiteOptions.defaults());
    private final Visitor visitor = sandbox.visitor(ID);

    @AfterEach
    void close() {
        visitor.close();
        sandbox.close();
    }

    @Test
    void pagesListEverybodyOnce() {
        List<String> numbers = new ArrayList<>();
        for (int skip = 0; skip < 120; skip += 20) {
            JsonNode page = ask("lastName=&firstName=&$limit=20&$skip=" + skip + SORTED);
            assertThat(page.path("total").asInt()).isEqualTo(120);
            page.path("data").forEach(row -> numbers.add(row.path("cdcrNumber").asString()));
        }

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(sandbox.sites().people(ID).stream()
                        .map(person -> person.custody().number())
                        .toList());
    }

    @Test
    void moreRowsThanTheSiteGivesAreCutInSilence() {
        JsonNode page = ask("lastName=&firstName=&$limit=500&$skip=0" + SORTED);

        assertThat(page.path("limit").asInt()).isEqualTo(50);
        assertThat(page.path("data")).hasSize(50);
    }

    @Test
    void lastNameIsAPrefix() {
        assertThat(ask("lastName=s&firstName=&$limit=50&$skip=0" + SORTED).path("data"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("lastName").asString()).startsWith("S"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lastName=S&%24limit=20&%24skip=0&%24sort%5BfullName%5D=1",
                "lastName=S&$limit=20&$skip=0",
                "lastName=S&$limit=20&$sort%5BfullName%5D=1",
                "lastName=S&$skip=0&$sort%5BfullName%5D=1",
                ""
            })
    void otherQueriesAreInvalid(String query) {
        assertThat(visitor.get(PEOPLE + "?" + query).statusCode()).isEqualTo(400);
        assertThat(visitor.get(PEOPLE + "?" + query).body()).contains("Invalid query");
    }

    @Test
    void onePersonIsFoundByNumberAndNobodyIs404() {
        Person person = sandbox.sites().people(ID).getFirst();

        JsonNode found = visitor.getJson(PEOPLE + "/" + person.custody().number());

        assertThat(found.path("location").asString())
                .isEqualTo(person.custody().facility().name());
        assertThat(found.path("typeCode").asString()).isEqualTo("I");
        assertThat(visitor.get(PEOPLE + "/A00000").statusCode()).isEqualTo(404);
    }

    @Test
    void changedLayoutRenamesTheNumber() {
        sandbox.sites().inject(ID, new Fault.LayoutChanged());

        assertThat(ask("lastName=&firstName=&$limit=1&$skip=0" + SORTED).path("data"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.has("cdcrNumber")).isFalse());
    }

    private JsonNode ask(String query) {
        return visitor.getJson(PEOPLE + "?" + query);
    }
}
