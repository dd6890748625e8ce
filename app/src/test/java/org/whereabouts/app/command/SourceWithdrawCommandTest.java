package org.whereabouts.app.command;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code source withdraw} and {@code source list --added} make of a server's answers. */
class SourceWithdrawCommandTest {

    @RegisterExtension
    static final WireMockExtension API = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private static final String WITHDRAWN = """
            {"source":"us-ky-testville","withdrawnAt":"2026-11-20T12:00:00Z","openRun":%s,"openRunState":"SWEEPING"}
            """;

    private static final String SOURCES = """
            {"total":3,"results":[
             {"id":"us-ky-boone","agency":"Boone County Jail","addedAt":"2026-11-19T12:00:00Z","people":75,
              "withdrawnAt":null},
             {"id":"us-ky-testville","agency":"Testville County Detention Center","addedAt":"2026-11-18T12:00:00Z",
              "people":null,"withdrawnAt":"2026-11-20T12:00:00Z"},
             {"id":"us-pa-doc","agency":"Pennsylvania","addedAt":null,"withdrawnAt":null,"people":2400}],"next":null}
            """;

    @Test
    void aSourceIsWithdrawnAndTheWayBackNamed() {
        answer(200, WITHDRAWN.formatted("null"));

        RunCli.Result result = withdraw();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("us-ky-testville is withdrawn: nobody asks it any more.\n");
        assertThat(result.err()).contains("whereabouts run start --profile FILE");
    }

    @Test
    void theRunThatEndsIsNamed() {
        answer(200, WITHDRAWN.formatted("12"));

        assertThat(withdraw().out()).contains("Run 12 was SWEEPING and ends: whereabouts run show 12");
    }

    @Test
    void jsonIsTheAnswerAlone() {
        answer(200, WITHDRAWN.formatted("12"));

        RunCli.Result result = withdraw("--json");

        assertThat(result.json().path("openRun").asInt()).isEqualTo(12);
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404, 4", "409, 1", "403, 5", "503, 3"})
    void aRefusalIsOneLineAndItsExitCode(int status, int exitCode) {
        answer(status, "{\"title\":\"Refused\",\"detail\":\"us-ky-testville cannot be withdrawn\"}");

        RunCli.Result result = withdraw();

        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.err().lines()).singleElement().asString().contains("us-ky-testville cannot be withdrawn");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80})
    void thoseThatWereSentAreListed(int columns) {
        API.stubFor(get("/v1/sources?withdrawn=true").willReturn(okJson(SOURCES)));

        RunCli.Result result = new RunCli().wide(columns).run("source", "list", "--added", "--url", API.baseUrl());

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        assertThat(result.out())
                .containsSubsequence("us-ky-boone", "75", "2026-11-19", "us-ky-testville", "2026-11-18", "2026-11-20")
                .doesNotContain("us-pa-doc");
    }

    @Test
    void whereNoneWasSentTheListSaysHowToSendOne() {
        API.stubFor(get("/v1/sources?withdrawn=true").willReturn(okJson("{\"results\":[]}")));

        RunCli.Result result = new RunCli().run("source", "list", "--added", "--url", API.baseUrl());

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("No source was sent", "run start --profile FILE");
    }

    private static void answer(int status, String body) {
        API.stubFor(delete("/v1/sources/us-ky-testville")
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/problem+json")
                        .withBody(body)));
    }

    private static RunCli.Result withdraw(String... more) {
        String[] words = new String[4 + more.length + 1];
        words[0] = "source";
        words[1] = "withdraw";
        words[2] = "us-ky-testville";
        words[3] = "--url";
        words[4] = API.baseUrl();
        System.arraycopy(more, 0, words, 5, more.length);
        return new RunCli().run(words);
    }
}
