package org.whereabouts.app.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

class ApiClientTest {

    @RegisterExtension
    static final WireMockExtension API = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private static ApiClient client(@Nullable String key) {
        return new ApiClient(URI.create(API.baseUrl()), key);
    }

    private static void answer(int status, String body) {
        API.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
    }

    private static OperatorException refusal(@Nullable String key) {
        try (ApiClient client = client(key)) {
            client.get("/v1/runs");
        } catch (OperatorException e) {
            return e;
        }
        throw new AssertionError("no refusal");
    }

    @Test
    void parametersAreEncodedAndMissingOnesLeftOut() {
        API.stubFor(any(anyUrl()).willReturn(okJson("{\"total\": 3}")));
        SequencedMap<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put("name", "O'Brien & Söhne");
        parameters.put("state", null);
        parameters.put("page", "2");

        try (ApiClient client = client("wb_x")) {
            assertThat(client.get("/v1/people", parameters).path("total").asInt())
                    .isEqualTo(3);
        }

        API.verify(getRequestedFor(urlEqualTo("/v1/people?name=O%27Brien%20%26%20S%C3%B6hne&page=2"))
                .withHeader("Authorization", equalTo("Bearer wb_x")));
    }

    @Test
    void withoutAKeyNoneIsSent() {
        API.stubFor(any(anyUrl()).willReturn(okJson("{}")));

        try (ApiClient client = client(null)) {
            client.post("/v1/resolve", Map.of("name", "A B"));
        }

        API.verify(postRequestedFor(urlEqualTo("/v1/resolve"))
                .withHeader("Authorization", absent())
                .withRequestBody(equalToJson("{\"name\": \"A B\"}")));
    }

    @ParameterizedTest
    @CsvSource({
        "400, USAGE",
        "401, NOT_ALLOWED",
        "403, NOT_ALLOWED",
        "404, NOT_FOUND",
        "409, FAILED",
        "500, FAILED",
        "503, NOT_REACHABLE"
    })
    void everyRefusalHasItsExitCode(int status, ExitCode code) {
        answer(status, "{\"title\": \"No\", \"detail\": \"Because.\"}");

        assertThat(refusal("wb_x").exitCode()).isEqualTo(code);
    }

    @Test
    void theDetailOfAProblemIsWhatIsShown() {
        answer(400, """
                {"type": "/problems/invalid-request", "title": "The request has fields that cannot be used",
                 "detail": "'state' is no state: use two letters.",
                 "errors": [{"field": "state", "message": "is no state", "fix": "use two letters"}]}""");

        assertThat(refusal(null)).hasMessage("'state' is no state: use two letters.");
    }

    @Test
    void whatDoesNotExistIsNamedOnce() {
        answer(404, """
                {"title": "No such site", "detail": "there is no site 'nope'; there are: us-bop-web, us-pa-doc-web"}""");

        assertThat(refusal("wb_x")).hasMessage("there is no site 'nope'; there are: us-bop-web, us-pa-doc-web");
    }

    @Test
    void whatDoesNotExistIsNamedByTheTitleWhereTheDetailSaysWhatToDo() {
        answer(404, "{\"title\": \"No such person is held here\", \"detail\": \"Search for the person again.\"}");

        assertThat(refusal("wb_x")).hasMessage("No such person is held here. Search for the person again.");
    }

    @Test
    void fieldsThatTheDetailDoesNotMentionAreAdded() {
        answer(400, "{\"title\": \"Wrong\", \"errors\": [{\"field\": \"page\", \"message\": \"is too large\"}]}");

        assertThat(refusal(null)).hasMessage("Wrong page: is too large");
    }

    @Test
    void anAnswerThatIsNoProblemDetailLeavesTheStatus() {
        answer(502, "<html>Bad gateway</html>");

        assertThat(refusal(null)).hasMessage("The server answered HTTP 502.");
    }

    @Test
    void aMissingKeyAndAnUnknownOneAreToldApart() {
        answer(401, "{}");

        assertThat(refusal(null)).hasMessageContaining("needs an API key");
        assertThat(refusal("wb_x")).hasMessageContaining("not known or was revoked");
    }

    @Test
    void anotherServiceAtTheAddressIsRecognised() {
        answer(200, "<html>hello</html>");

        assertThat(refusal(null)).hasMessageContaining("not as Whereabouts does");
    }

    @Test
    void nobodyAtTheAddressIsOneClearLine() {
        try (ApiClient client = new ApiClient(URI.create("http://127.0.0.1:1"), null)) {
            assertThatThrownBy(() -> client.get("/v1/sources"))
                    .isInstanceOfSatisfying(
                            OperatorException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_REACHABLE))
                    .hasMessageContaining("whereabouts up");
        }
    }
}
