package org.whereabouts.searchapi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.whereabouts.searchapi.access.Scope;
import org.whereabouts.searchapi.testing.RunningApi;
import org.whereabouts.searchapi.testing.TestPeople;
import tools.jackson.databind.JsonNode;

/** A server behind the API is away. */
class OutageApiTest {

    @Test
    void withoutElasticsearchSearchSaysWhenToAskAgain() {
        try (RunningApi api = RunningApi.withoutElasticsearch()) {
            RestTestClient.ResponseSpec response =
                    api.anybody().get().uri(api.uri("/v1/people?name=garcia")).exchange();

            response.expectStatus().isEqualTo(503).expectHeader().valueEquals("Retry-After", "5");
            response.expectBody().jsonPath("$.type").isEqualTo("/problems/index-unavailable");
            JsonNode byNumber = api.resolve("{\"name\": \"Jane Testperson\", \"number\": \"QQ0002\"}");
            assertThat(byNumber.path("decision").asString()).isEqualTo("SEND");
        }
    }

    @Test
    void withoutPostgresNobodyIsSaidToBeGone() {
        try (RunningApi api = RunningApi.withoutPostgres()) {
            RestTestClient.ResponseSpec response = api.keyed(Scope.SEARCH)
                    .get()
                    .uri(api.uri("/v1/people/" + TestPeople.inPennsylvania("QQ0001")))
                    .exchange();

            response.expectStatus().isEqualTo(503).expectHeader().valueEquals("Retry-After", "5");
            response.expectBody().jsonPath("$.type").isEqualTo("/problems/registry-unavailable");
            assertThat(api.resolve("{\"name\": \"Jane Testperson\", \"number\": \"QQ0002\"}")
                            .path("status")
                            .asInt())
                    .isEqualTo(503);
        }
    }
}
