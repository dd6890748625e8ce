package org.whereabouts.searchapi.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.whereabouts.searchapi.testing.RunningApi;
import org.whereabouts.searchapi.testing.TestPeople;

class AccessApiTest {

    private final RunningApi api = RunningApi.shared();
    private final String person = "/v1/people/" + TestPeople.inPennsylvania("QQ0001");

    @Test
    void personNeedsAKeyAndIsToldHowToGetOne() {
        RestTestClient.ResponseSpec response =
                api.anybody().get().uri(api.uri(person)).exchange();

        response.expectStatus().isUnauthorized().expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.expectHeader().valueEquals("WWW-Authenticate", "Bearer realm=\"whereabouts\"");
        response.expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/key-required")
                .jsonPath("$.instance")
                .isEqualTo(person)
                .jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail))
                        .contains("the scope 'search'", "Authorization: Bearer", "key create --scope search"));
    }

    @Test
    void resolveNeedsItsOwnScope() {
        RestTestClient.ResponseSpec response = api.keyed(Scope.SEARCH)
                .post()
                .uri(api.uri("/v1/resolve"))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"name\": \"Jane Testperson\"}")
                .exchange();

        response.expectStatus().isForbidden();
        response.expectHeader()
                .valueEquals(
                        "WWW-Authenticate",
                        "Bearer realm=\"whereabouts\", error=\"insufficient_scope\", scope=\"resolve\"");
        response.expectBody()
                .jsonPath("$.type")
                .isEqualTo("/problems/scope-missing")
                .jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail)).contains("'resolve'"));
    }

    @Test
    void resolveNeedsAKey() {
        api.anybody()
                .post()
                .uri(api.uri("/v1/resolve"))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"name\": \"Jane Testperson\"}")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void unknownKeyIsRefusedEvenWhereNoneIsNeeded() {
        api.anybody()
                .mutate()
                .defaultHeader("Authorization", "Bearer made-up")
                .build()
                .get()
                .uri(api.uri("/v1/people?name=garcia"))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer realm=\"whereabouts\", error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/people?name=garcia",
                "/v1/people?name=",
                "/v1/people/1",
                "/v1/resolve",
                "/v1/nothing",
                "/v1/faulty"
            })
    void everyAnswerStaysOutOfSearchEnginesAndCaches(String path) {
        RestTestClient.ResponseSpec response =
                api.anybody().get().uri(api.uri(path)).exchange();

        response.expectHeader().valueEquals("X-Robots-Tag", "noindex");
        response.expectHeader().valueEquals("Cache-Control", "no-store");
    }

    @Test
    void scopesAreWordsAndAuthorities() {
        assertThat(Scope.SEARCH.authority()).isEqualTo("SCOPE_search");
        assertThat(Scope.ofAuthority("SCOPE_operate")).contains(Scope.OPERATE);
        assertThat(Scope.ofAuthority("ROLE_ANONYMOUS")).isEmpty();
        assertThat(Caller.of(null).scopes()).isEmpty();
    }
}
