package org.whereabouts.app.command;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code run replay} makes of a server's answers. */
class ReplayCommandTest {

    @RegisterExtension
    static final WireMockExtension API = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private static final String PROGRESS = "{\"progress\":{\"done\":250,\"total\":1000}}\n";
    private static final String CHANGED = """
            {"summary":{"pages":1000,"entries":19980,"bytes":1,"outcomes":{"LayoutChanged":1,"Roster":997},\
            "unreadable":{"FILE_MISSING":2},"changed":1,"changes":[{"capture":77,"source":"us-pa-doc",\
            "then":{"outcome":"Roster","entries":20},"now":{"outcome":"LayoutChanged","entries":0}}],\
            "parsingSeconds":0.3,"seconds":0.5}}
            """;

    @ParameterizedTest
    @ValueSource(ints = {60, 80})
    void pagesThatReadOtherwiseAreShownAndFailTheCommand(int columns) {
        answer(PROGRESS + CHANGED);

        RunCli.Result result = replay(new RunCli().wide(columns), "--run", "12");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        assertThat(result.out())
                .containsSubsequence(
                        "replaying  250 of 1,000 pages  25 %",
                        "replaying  1,000 of 1,000 pages  100 %",
                        "pages           1000 in 0.5 s (2000 a second)",
                        "people          19980",
                        "read otherwise  1",
                        "Roster                    997",
                        "not read: file missing      2",
                        "77  us-pa-doc  Roster of 20  LayoutChanged");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aScopeBecomesTheRequest() {
        answer(CHANGED);

        replay(
                new RunCli(),
                "--run=12",
                "--source=us-pa-doc",
                "--since=2026-11-22",
                "--until=2026-11-23T08:30:00+01:00");

        API.verify(postRequestedFor(urlEqualTo("/v1/replays")).withRequestBody(equalToJson("""
                {"run": 12, "source": "us-pa-doc", "since": "2026-11-22T00:00:00Z", "until": "2026-11-23T07:30:00Z",
                 "entries": false}
                """)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {PROGRESS, PROGRESS + "{\"failure\":\"the capture index cannot be read; the log says when\"}\n"})
    void aReplayWithoutItsEndIsAFailure(String lines) {
        answer(lines);

        RunCli.Result result = replay(new RunCli(), "--run", "12", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("whereabouts: The replay broke off", "log");
    }

    @Test
    void aServerThatSpeaksOtherwiseIsRecognised() {
        answer("<html>hello</html>");

        assertThat(replay(new RunCli(), "--run", "12").err()).contains("not as Whereabouts does");
    }

    private static void answer(String lines) {
        API.stubFor(post("/v1/replays")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/x-ndjson")
                        .withBody(lines)));
    }

    private static RunCli.Result replay(RunCli cli, String... scope) {
        String[] line = new String[scope.length + 4];
        line[0] = "run";
        line[1] = "replay";
        line[2] = "--url";
        line[3] = API.baseUrl();
        System.arraycopy(scope, 0, line, 4, scope.length);
        return cli.run(line);
    }
}
