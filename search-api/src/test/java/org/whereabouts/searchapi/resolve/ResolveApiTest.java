package org.whereabouts.searchapi.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.whereabouts.searchapi.testing.RunningApi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResolveApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningApi api = RunningApi.shared();

    @Test
    void numberAndNameAreSentToTheVendorInFlorida() {
        JsonNode answer = api.resolve("{\"name\": \"Jose Garcia Lopez\", \"number\": \"qq 0001\", \"state\": \"PA\"}");

        assertThat(answer.path("decision").asString()).isEqualTo("SEND");
        assertThat(codes(answer)).containsExactly("NUMBER_AND_NAME_AGREE");
        assertThat(answer.path("mailTo").path("lines")).isEqualTo(JSON.readTree("""
                ["Smart Communications/PA DOC", "Jose Luis Garcia Lopez/QQ0001", "SCI Phoenix", "PO Box 33028",
                 "St. Petersburg, Florida 33733"]"""));
        JsonNode route = answer.path("mailTo").path("route");
        assertThat(route.path("system").asString()).isEqualTo("PADOC");
        assertThat(route.path("vendor").asString()).startsWith("Smart Communications");
        assertThat(route.path("effective").asString()).isEqualTo("2018-09");
        assertThat(route.path("seen").asString()).isEqualTo("2025-05-05");
        assertThat(route.path("confidence").asString()).isEqualTo("HIGH");
        assertThat(route.path("sourceUrl").asString()).startsWith("https://www.pa.gov/");
    }

    @Test
    void answerHasAllItsFields() {
        JsonNode answer = api.resolve("{\"name\": \"Jane Testperson\", \"number\": \"QQ0002\"}");

        assertThat(answer.propertyNames())
                .containsExactly(
                        "decision",
                        "reasons",
                        "person",
                        "runnerUp",
                        "facility",
                        "mailTo",
                        "asOf",
                        "source",
                        "evidence");
        assertThat(answer.path("person").path("number").asString()).isEqualTo("QQ0002");
        assertThat(answer.path("runnerUp").isNull()).isTrue();
        assertThat(answer.path("facility").path("id").asString()).isEqualTo("us-pa-doc/sci-muncy");
        assertThat(answer.path("asOf").asString())
                .isEqualTo(answer.path("person").path("asOf").asString());
        assertThat(answer.path("source").path("id").asString()).isEqualTo("us-pa-doc");
        assertThat(answer.path("source").path("agency").asString()).isEqualTo("Pennsylvania Department of Corrections");
        assertThat(answer.path("source").path("url").asString()).startsWith("http");
        assertThat(kinds(answer)).containsExactly("NAME", "NUMBER", "SIGHTING", "LIST", "MAIL_ROUTE");
        assertThat(answer.path("evidence").path(2).path("capturedAt").isString())
                .isTrue();
    }

    @Test
    void texasIsVerifiedBecauseItsRouteIsUnclear() {
        JsonNode answer = api.resolve("{\"name\": \"Bill Smith\", \"state\": \"TX\", \"number\": \"1234567\"}");

        assertThat(answer.path("decision").asString()).isEqualTo("VERIFY");
        assertThat(codes(answer)).containsExactly("NUMBER_AND_NAME_AGREE", "ROUTE_UNKNOWN");
        assertThat(answer.path("person").path("name").path("display").asString())
                .isEqualTo("William T Smith");
        assertThat(answer.path("mailTo").isNull()).isTrue();
        assertThat(answer.path("facility").path("id").asString()).startsWith("us-tx-tdcj/");
    }

    @Test
    void fullBirthDateAndNameAreSent() {
        JsonNode answer = api.resolve("{\"name\": \"Testperson, Jane\", \"birthDate\": \"1990-05-05\"}");

        assertThat(answer.path("decision").asString()).isEqualTo("SEND");
        assertThat(codes(answer)).containsExactly("BIRTH_DATE_AND_NAME_AGREE");
    }

    @Test
    void birthYearNameAndFacilityAreSent() {
        JsonNode answer =
                api.resolve("{\"name\": \"Jane Testperson\", \"birthYear\": 1990, \"facility\": \"SCI Muncy\"}");

        assertThat(answer.path("decision").asString()).isEqualTo("SEND");
        assertThat(codes(answer)).containsExactly("BIRTH_YEAR_NAME_FACILITY_AGREE");
    }

    @Test
    void nameStateAndBirthYearAreVerified() {
        JsonNode answer = api.resolve("{\"name\": \"Jane Testperson\", \"birthYear\": 1990, \"state\": \"PA\"}");

        assertThat(answer.path("decision").asString()).isEqualTo("VERIFY");
        assertThat(codes(answer)).containsExactly("NAME_AND_BIRTH_YEAR_ONLY");
        assertThat(answer.path("person").path("number").asString()).isEqualTo("QQ0002");
        assertThat(answer.path("mailTo").isNull()).isTrue();
    }

    @Test
    void twinsOfOneNameAreAmbiguous() {
        JsonNode answer = api.resolve("{\"name\": \"Ana Double\", \"birthDate\": \"1970-01-02\"}");

        assertThat(answer.path("decision").asString()).isEqualTo("VERIFY");
        assertThat(codes(answer)).contains("AMBIGUOUS");
        assertThat(List.of(
                        answer.path("person").path("number").asString(),
                        answer.path("runnerUp").path("number").asString()))
                .containsExactlyInAnyOrder("QQ0003", "QQ0004");
    }

    @Test
    void numberOfSomebodyElseIsNotSent() {
        JsonNode answer = api.resolve("{\"name\": \"Robert Sample\", \"number\": \"QQ0001\"}");

        assertThat(answer.path("decision").asString()).isEqualTo("DO_NOT_SEND");
        assertThat(codes(answer)).contains("NAME_MISMATCH");
        assertThat(answer.path("mailTo").isNull()).isTrue();
    }

    @Test
    void absenceFromTheListIsVerified() {
        JsonNode answer = api.resolve("{\"name\": \"Alan Absent\", \"number\": \"QQ0005\"}");

        assertThat(answer.path("decision").asString()).isEqualTo("VERIFY");
        assertThat(codes(answer)).contains("MISSING").doesNotContain("RELEASED");
    }

    @Test
    void oldListIsStale() {
        JsonNode answer = api.resolve("{\"name\": \"Stella Stale\", \"number\": \"1001\", \"state\": \"KY\"}");

        assertThat(answer.path("decision").asString()).isEqualTo("VERIFY");
        assertThat(codes(answer)).contains("STALE");
    }

    @Test
    void facilityOutsideTheDirectoryIsVerified() {
        JsonNode answer = api.resolve("{\"name\": \"Eve Elsewhere\", \"number\": \"QQ0006\"}");

        assertThat(answer.path("decision").asString()).isEqualTo("VERIFY");
        assertThat(codes(answer)).contains("UNKNOWN_FACILITY");
        assertThat(answer.path("facility").path("text").asString()).isEqualTo("A PLACE WITHOUT A NAME");
    }

    @Test
    void nobodyIsNotFound() {
        JsonNode answer = api.resolve("{\"name\": \"Zebulon Quixotic\", \"state\": \"PA\"}");

        assertThat(answer.path("decision").asString()).isEqualTo("VERIFY");
        assertThat(codes(answer)).containsExactly("NOT_FOUND");
        assertThat(answer.path("person").isNull()).isTrue();
        assertThat(answer.path("source").isNull()).isTrue();
        assertThat(answer.path("evidence").isEmpty()).isTrue();
    }

    private static List<String> codes(JsonNode answer) {
        return texts(answer.path("reasons"), "code");
    }

    private static List<String> kinds(JsonNode answer) {
        return texts(answer.path("evidence"), "kind");
    }

    private static List<String> texts(JsonNode items, String field) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.path(field).asString()));
        return texts;
    }
}
