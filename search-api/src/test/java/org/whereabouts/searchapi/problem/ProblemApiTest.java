package org.whereabouts.searchapi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.whereabouts.searchapi.access.Scope;
import org.whereabouts.searchapi.testing.RunningApi;
import tools.jackson.databind.JsonNode;

/** Bad requests and what they are told. */
@ExtendWith(OutputCaptureExtension.class)
class ProblemApiTest {

    private final RunningApi api = RunningApi.shared();
    private final RestTestClient keyed = api.keyed(Scope.RESOLVE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                            | name     | searching by filters alone needs a key",
                "?state=TX                     | name     | searching by filters alone needs a key",
                "?name=a                       | name     | first two letters",
                "?name=smi*                    | name     | no wildcards",
                "?name=sm%00ith                | name     | no wildcards",
                "?number=---                   | number   | for example 12345-678",
                "?name=smith&state=Texas       | state    | SD, TN, TX",
                "?name=smith&source=us-zz-doc  | source   | us-pa-doc",
                "?name=smith&status=free       | status   | IN_TRANSIT",
                "?name=smith&facility=Alcatraz | facility | full name or its id",
                "?name=smith&page=0            | page     | narrow the search",
                "?name=smith&page=4            | page     | needs",
                "?name=smith&page=two          | page     | a number from 1 to 3",
                "?name=smith&stat=TX           | stat     | name, number, state",
                "?name=smith&name=jones        | name     | send it once",
            })
    void searchNamesTheParameterAndTheFix(String query, String field, String fix) {
        JsonNode problem = api.get(api.anybody(), "/v1/people" + query);

        assertThat(problem.path("type").asString()).isEqualTo("/problems/invalid-request");
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("errors")).hasSize(1);
        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(field);
        assertThat(problem.path("errors").path(0).path("fix").asString())
                .contains(fix.equals("needs") ? "use a key with the scope 'search'" : fix);
        assertThat(problem.path("detail").asString()).contains("'" + field + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                                             | name      | first and last name",
                "{\"name\": null}                                               | name      | first and last name",
                "{\"name\": \"1234\"}                                           | name      | first two letters",
                "{\"name\": \"Jane Doe\", \"nubmer\": \"1\"}                    | nubmer    | birthDate, birthYear, facility, name, number, state",
                "{\"name\": \"Jane Doe\", \"number\": 1234567}                  | number    | in quotes",
                "{\"name\": \"Jane Doe\", \"number\": \"#\"}                    | number    | for example 12345-678",
                "{\"name\": \"Jane Doe\", \"state\": \"Texas\"}                 | state     | SD, TN, TX",
                "{\"name\": \"Jane Doe\", \"facility\": \"Alcatraz\"}           | facility  | or leave it out",
                "{\"name\": \"Jane Doe\", \"birthDate\": \"02/28/1985\"}        | birthDate | YYYY-MM-DD",
                "{\"name\": \"Jane Doe\", \"birthDate\": \"2999-01-01\"}        | birthDate | the day the person was born",
                "{\"name\": \"Jane Doe\", \"birthYear\": \"1985\"}              | birthYear | without quotes",
                "{\"name\": \"Jane Doe\", \"birthYear\": 85}                    | birthYear | four digits",
                "{\"name\": \"Jane Doe\", \"birthDate\": \"1985-02-28\", \"birthYear\": 1985} | birthYear | send one of them",
            })
    void resolveNamesTheFieldAndTheFix(String body, String field, String fix) {
        JsonNode problem = api.resolve(body);

        assertThat(problem.path("type").asString()).isEqualTo("/problems/invalid-request");
        assertThat(problem.path("instance").asString()).isEqualTo("/v1/resolve");
        assertThat(problem.path("errors")).hasSize(1);
        assertThat(problem.path("errors").path(0).path("field").asString()).isEqualTo(field);
        assertThat(problem.path("errors").path(0).path("fix").asString()).contains(fix);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        JsonNode problem = api.resolve("{\"name\": \"*\", \"state\": \"Texas\", \"birthDate\": \"soon\"}");
        List<String> fields = new ArrayList<>();
        problem.path("errors").forEach(error -> fields.add(error.path("field").asString()));

        assertThat(fields).containsExactly("name", "state", "birthDate");
    }

    @Test
    void longNamesAndLargeBodiesAreRefused() {
        assertThat(api.resolve("{\"name\": \"" + "a".repeat(200) + "\"}")
                        .path("status")
                        .asInt())
                .isEqualTo(400);
        assertThat(api.resolve("{\"name\": \"" + "a".repeat(10_000) + "\"}")
                        .path("type")
                        .asString())
                .isEqualTo("/problems/body-too-large");
        assertThat(api.resolve(" ".repeat(100_000) + "{\"name\": \"Jane Doe\"}")
                        .path("status")
                        .asInt())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{\"name\": ", "[]", "~~", "null", "{} {}"})
    void bodyThatIsNoObjectIsUnreadable(String body) {
        assertThat(api.resolve(body).path("type").asString()).isEqualTo("/problems/unreadable-body");
    }

    @Test
    void wrongMethodNamesTheRightOne() {
        RestTestClient.ResponseSpec response =
                keyed.get().uri(api.uri("/v1/resolve")).exchange();

        response.expectStatus().isEqualTo(405).expectHeader().valueEquals("Allow", "POST");
        response.expectBody().jsonPath("$.detail").isEqualTo("GET is not taken here: use POST.");
    }

    @Test
    void searchTakesNoOtherMethod() {
        api.anybody()
                .method(HttpMethod.DELETE)
                .uri(api.uri("/v1/people"))
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/method-not-allowed");
    }

    @Test
    void otherBodiesThanJsonAreRefused() {
        keyed.post()
                .uri(api.uri("/v1/resolve"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("name=Jane")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail)).contains("Content-Type: application/json"));
    }

    @Test
    void answersAreJsonOnly() {
        api.anybody()
                .get()
                .uri(api.uri("/v1/people?name=smith"))
                .accept(MediaType.APPLICATION_XML)
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void problemsAreToldToWhoeverAcceptsSomethingElse() {
        api.anybody()
                .get()
                .uri(api.uri("/v1/people?name=a"))
                .accept(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void unknownAddressIsNotFound() {
        JsonNode problem = api.get(api.anybody(), "/v1/persons");

        assertThat(problem.path("type").asString()).isEqualTo("/problems/not-found");
        assertThat(problem.path("detail").asString()).contains("/v1/openapi.json");
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void everyTypeExplainsItselfAtItsAddress(ProblemType type) {
        JsonNode explanation = api.get(api.anybody(), type.uri().toString());

        assertThat(explanation.path("title").asString()).isEqualTo(type.title());
        assertThat(explanation.path("status").asInt()).isEqualTo(type.status().value());
        assertThat(explanation.path("fix").asString()).isEqualTo(type.fix());
    }

    @Test
    void unknownTypeIsNotFound() {
        assertThat(api.get(api.anybody(), "/problems/none").path("status").asInt())
                .isEqualTo(404);
    }

    @Test
    void unforeseenFailureHasAnIncidentNumberAndNoInternals(CapturedOutput log) {
        JsonNode problem = api.get(api.anybody(), "/v1/faulty");

        assertThat(problem.path("type").asString()).isEqualTo("/problems/internal-error");
        assertThat(problem.toString()).doesNotContain("IllegalState", "Jane", "QQ0002");
        assertThat(log).contains(problem.path("incident").asString(), "IllegalStateException", "Faulty.fail");
        assertThat(log).doesNotContain("Jane", "QQ0002");
    }

    @Test
    void refusedRequestsLeaveNothingOfTheirDataInTheLog(CapturedOutput log) {
        api.get(api.anybody(), "/v1/people?name=Quixotic&number=7654321&state=Nowhere");
        api.resolve("{\"name\": \"Quixotic\", \"number\": 7654321}");
        api.resolve("{\"name\": \"Quixotic");
        api.resolve("{\"name\": \"Zebulon Quixotic\", \"number\": \"QX7654321\"}");

        assertThat(log).doesNotContain("Quixotic", "7654321");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/people?name=%zz",
        "/v1/people?name=sm%ffith",
        "/v1/people/%0aetc",
        "/v1/people;x=1?name=smith",
        "//v1/people?name=smith"
    })
    void addressThatNobodyShouldSendIsAProblemToo(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "/problems/invalid-request");
        assertThat(answer).doesNotContain("Exception", "org.");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
