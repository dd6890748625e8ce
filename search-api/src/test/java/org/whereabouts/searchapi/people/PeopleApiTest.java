package org.whereabouts.searchapi.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.whereabouts.searchapi.access.Scope;
import org.whereabouts.searchapi.testing.RunningApi;
import org.whereabouts.searchapi.testing.TestPeople;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PeopleApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningApi api = RunningApi.shared();
    private final RestTestClient anybody = api.anybody();
    private final RestTestClient keyed = api.keyed(Scope.SEARCH);

    @Test
    void anybodyFindsSomebodyByName() {
        JsonNode answer = get(anybody, "/v1/people?name=garcia+lopez,+jose");

        assertThat(answer.path("total").asInt()).isEqualTo(1);
        assertThat(answer.path("next").isNull()).isTrue();
        JsonNode person = answer.path("results").path(0);
        assertThat(person.path("name").path("display").asString()).isEqualTo("Jose Luis Garcia Lopez");
        assertThat(person.path("name").path("family").asString()).isEqualTo("Garcia Lopez");
        assertThat(person.path("number").asString()).isEqualTo("QQ0001");
        assertThat(person.path("source").asString()).isEqualTo("us-pa-doc");
        assertThat(person.path("state").asString()).isEqualTo("PA");
        assertThat(person.path("status").asString()).isEqualTo("IN_CUSTODY");
        assertThat(person.path("facility")).isEqualTo(JSON.readTree("""
                {"id": "us-pa-doc/sci-phoenix", "name": "SCI Phoenix", "city": "Collegeville", "state": "PA"}"""));
        assertThat(person.path("listed").asBoolean()).isTrue();
        assertThat(person.path("asOf").asString()).endsWith("Z");
    }

    @Test
    void answerSaysWhatItMayNotBeUsedFor() {
        assertThat(get(anybody, "/v1/people?name=garcia").path("notice").asString())
                .contains("not a consumer report", "hiring, housing or credit");
    }

    @Test
    void anybodySeesNoBirthNoDetailsAndNoHistory() {
        JsonNode person =
                get(anybody, "/v1/people?number=QQ0002").path("results").path(0);

        assertThat(person.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "name", "number", "source", "state", "status", "facility", "listed", "asOf", "matchedOn");
    }

    @Test
    void keySeesMore() {
        JsonNode person = get(keyed, "/v1/people?number=QQ0002").path("results").path(0);

        assertThat(person.path("birth").path("date").asString()).isEqualTo("1990-05-05");
        assertThat(person.path("sex").asString()).isEqualTo("FEMALE");
        assertThat(person.path("housingUnit").asString()).isEqualTo("B-204");
        assertThat(person.path("firstSeen").isString()).isTrue();
    }

    @Test
    void keyOfAnotherScopeSeesWhatAnybodySees() {
        JsonNode person = get(api.keyed(Scope.RESOLVE), "/v1/people?number=QQ0002")
                .path("results")
                .path(0);

        assertThat(person.has("birth")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567", "01234567", "TDCJ %23 01234567", "0123 4567"})
    void numberIsFoundInAnyForm(String number) {
        JsonNode answer = get(anybody, "/v1/people?number=" + number);

        assertThat(answer.path("results").path(0).path("name").path("display").asString())
                .isEqualTo("William T Smith");
    }

    @Test
    void facilityThatIsNotInTheDirectoryIsShownInTheSourcesWords() {
        JsonNode person =
                get(anybody, "/v1/people?number=QQ0006").path("results").path(0);

        assertThat(person.path("facility")).isEqualTo(JSON.readTree("{\"text\": \"A PLACE WITHOUT A NAME\"}"));
    }

    @Test
    void absenceIsShownAndIsNoRelease() {
        JsonNode person =
                get(anybody, "/v1/people?number=QQ0005").path("results").path(0);

        assertThat(person.path("listed").asBoolean()).isFalse();
        assertThat(person.path("missingSince").isString()).isTrue();
        assertThat(person.path("status").asString()).isEqualTo("IN_CUSTODY");
    }

    @ParameterizedTest
    @CsvSource({
        "name=pagetest&state=PA, 37",
        "name=pagetest&state=TX, 0",
        "name=pagetest&facility=SCI Phoenix, 37",
        "name=pagetest&facility=us-pa-doc/sci-muncy, 0",
        "name=pagetest&source=us-pa-doc, 37",
        "name=pagetest&status=in_custody, 37",
        "name=pagetest&status=RELEASED, 0",
        "name=pagetest&state=&status=, 37",
    })
    void filtersNarrow(String query, int total) {
        assertThat(get(anybody, "/v1/people?" + query).path("total").asInt()).isEqualTo(total);
    }

    @Test
    void anybodyPagesALittle() {
        List<JsonNode> pages = pages(anybody, "/v1/people?name=pagetest&state=PA");

        assertThat(pages).extracting(page -> page.path("results").size()).containsExactly(10, 10, 10);
        assertThat(pages)
                .allSatisfy(page -> assertThat(page.path("total").asInt()).isEqualTo(TestPeople.PAGETESTS));
    }

    @Test
    void keySeesEverybodyOnceAcrossPages() {
        List<JsonNode> pages = pages(keyed, "/v1/people?name=pagetest");
        List<String> ids = new ArrayList<>();
        pages.forEach(page ->
                page.path("results").forEach(person -> ids.add(person.path("id").asString())));

        assertThat(pages).extracting(page -> page.path("results").size()).containsExactly(25, 12);
        assertThat(new HashSet<>(ids)).hasSize(TestPeople.PAGETESTS);
        assertThat(ids).hasSize(TestPeople.PAGETESTS);
    }

    @Test
    void nextKeepsWhatWasAskedAndIsEncoded() {
        String next = get(anybody, "/v1/people?facility=SCI+Phoenix&name=pagetest")
                .path("next")
                .asString();

        assertThat(next).isEqualTo("/v1/people?name=pagetest&facility=SCI%20Phoenix&page=2");
    }

    @Test
    void keySearchesByFiltersAlone() {
        assertThat(get(keyed, "/v1/people?facility=us-pa-doc/sci-muncy")
                        .path("total")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void keyShowsOnePerson() {
        JsonNode person = get(keyed, "/v1/people/" + TestPeople.inPennsylvania("QQ0002"));

        assertThat(person.path("number").asString()).isEqualTo("QQ0002");
        assertThat(person.path("birth").path("date").asString()).isEqualTo("1990-05-05");
        assertThat(person.has("matchedOn")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-3000-8000-000000000000", "nobody", "1", "%20"})
    void unknownIdIsNotFound(String id) {
        keyed.get()
                .uri(api.uri("/v1/people/" + id))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/unknown-person");
    }

    @Test
    void idsAreUuidsThatStay() {
        String id = get(anybody, "/v1/people?number=QQ0001")
                .path("results")
                .path(0)
                .path("id")
                .asString();

        assertThat(UUID.fromString(id))
                .isEqualTo(TestPeople.inPennsylvania("QQ0001").value());
    }

    private List<JsonNode> pages(RestTestClient client, String path) {
        List<JsonNode> pages = new ArrayList<>();
        JsonNode page = get(client, path);
        pages.add(page);
        while (!page.path("next").isNull()) {
            page = get(client, page.path("next").asString());
            pages.add(page);
        }
        return pages;
    }

    private JsonNode get(RestTestClient caller, String path) {
        return api.get(caller, path.replace(" ", "%20"));
    }
}
