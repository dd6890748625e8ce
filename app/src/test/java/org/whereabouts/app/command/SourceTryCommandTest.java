package org.whereabouts.app.command;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code source try} makes of a server's answers. */
class SourceTryCommandTest {

    @RegisterExtension
    static final WireMockExtension API = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private static final String PLAN = """
            {"plan":{"source":"us-ky-testville","agency":"Testville Jail","baseUrl":"https://omsweb.example.gov",\
            "delaySeconds":2.0,"limit":3,"priority":"SWEEP","termsReviewed":false}}
            """;
    private static final String LANDING = """
            {"step":{"number":1,"search":"everybody","page":"landing","method":"GET",\
            "path":"/jtclientweb/jailtracker/index/Testville_County_KY","status":200,"bytes":1204,"seconds":0.021,\
            "waitedSeconds":0.0,"outcome":"CONTINUE","understood":true,"detail":"1 to ask next"}}
            """;
    private static final String LIST = """
            {"step":{"number":2,"search":"everybody","page":"list","method":"GET",\
            "path":"/jtclientweb/(S(k3jd8fjwk20dkf93jd73hfk2))/JailTracker/GetInmates/of/the/county","status":200,\
            "bytes":9812,"seconds":0.034,"waitedSeconds":2.0,"outcome":"ROSTER","understood":true,"people":{"entries":2,\
            "total":75,"fill":{"NUMBER":1.0,"FAMILY":1.0,"FACILITY":0.5},"unknownWords":["FACILITY ANNEX","STATUS FURLOUGHED"],\
            "rejected":{"BAD_NUMBER":1},"leftOut":{"UNDER_AGE":2},"first":[{"fields":{"NUMBER":"1001","FAMILY":"Doe","GIVEN":"Jane",\
            "STATUS":"FURLOUGHED"},"aliases":[]},{"fields":{"NUMBER":"1002","NAME":"ROE, RICHARD","FACILITY":"Annex"},\
            "aliases":[]}]}}}
            """;
    private static final String LIMIT =
            "{\"end\":{\"requests\":2,\"entries\":2,\"understood\":true,\"reason\":\"LIMIT\"}}\n";
    private static final String CHANGED = """
            {"step":{"number":2,"search":"everybody","page":"list","method":"GET","path":"/list","status":200,"bytes":12,\
            "seconds":0.001,"waitedSeconds":2.0,"outcome":"LAYOUT_CHANGED","understood":false,\
            "detail":"expected data[].Jacket, found [Name]"}}
            {"end":{"requests":2,"entries":0,"understood":false,"reason":"NOT_UNDERSTOOD"}}
            """;

    @ParameterizedTest
    @ValueSource(ints = {60, 80})
    void thePlanEachRequestThePeopleAndTheEndAreShown(int columns) {
        answer(PLAN + LANDING + LIST + LIMIT);

        RunCli.Result result = attempt(new RunCli().wide(columns), "us-ky-testville", "--limit", "3");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        assertThat(result.out().replaceAll("\\s+", " "))
                .containsSubsequence(
                        "us-ky-testville, Testville Jail",
                        "at most 3 requests, at least 2 s apart, as a sweep asks; nothing is stored",
                        "not reviewed",
                        "1 landing: GET /jtclientweb",
                        "HTTP 200, 1,204 bytes in 0.02 s CONTINUE: 1 to ask next",
                        "2 list: GET /jtclientweb",
                        "in 0.03 s, after waiting 2.0 s ROSTER: 2 people of 75",
                        "NUMBER NAME STATUS FACILITY",
                        "1001 Doe, Jane FURLOUGHED -",
                        "1002 ROE, RICHARD - Annex",
                        "FACILITY 50 %",
                        "no meaning STATUS FURLOUGHED: give",
                        "no facility ANNEX: not in the facility directory",
                        "rejected 1 for BAD_NUMBER",
                        "left out 2 for UNDER_AGE",
                        "stopped after as many requests as it was allowed");
    }

    @Test
    void aListWithoutATotalIsOfNothing() {
        answer(PLAN + LIST.replace("\"total\":75", "\"total\":null") + LIMIT);

        assertThat(attempt(new RunCli(), "us-ky-testville").out().lines())
                .anySatisfy(line -> assertThat(line).endsWith("ROSTER: 2 people"));
    }

    @Test
    void aPageThatIsNotUnderstoodIsExitCodeOneAndNamed() {
        answer(PLAN + LANDING + CHANGED);

        RunCli.Result result = attempt(new RunCli(), "us-ky-testville");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out().replaceAll("\\s+", " "))
                .contains("stopped request 2 brought nothing to go on with: LAYOUT_CHANGED: expected data[].Jacket,"
                        + " found [Name]");
    }

    @Test
    void underJsonStandardOutputHoldsTheAnswerAlone() {
        answer(PLAN + LANDING + LIST + LIMIT);

        RunCli.Result result = attempt(new RunCli(), "us-ky-testville", "--json");

        assertThat(result.json().path("plan").path("source").asString()).isEqualTo("us-ky-testville");
        assertThat(result.json().path("steps")).hasSize(2);
        assertThat(result.json().path("end").path("reason").asString()).isEqualTo("LIMIT");
        assertThat(result.err()).contains("ROSTER");
    }

    @Test
    void aProfileOrAPersonBecomesTheRequest(@TempDir Path folder) throws IOException {
        answer(PLAN + LANDING + LIMIT);
        Path profile = Files.writeString(folder.resolve("county.yml"), "id: us-ky-testville\n");

        attempt(new RunCli(), "--profile", profile.toString(), "--name", "Doe, Jane");
        attempt(new RunCli(), "us-bop", "--number", "12345-678", "--limit", "1");

        API.verify(postRequestedFor(urlEqualTo("/v1/trials")).withRequestBody(equalToJson("""
                {"profile": "id: us-ky-testville\\n", "name": "Doe, Jane", "limit": 5}
                """)));
        API.verify(postRequestedFor(urlEqualTo("/v1/trials")).withRequestBody(equalToJson("""
                {"source": "us-bop", "number": "12345-678", "limit": 1}
                """)));
    }

    @Test
    void aSourceThatWasOnlyBegunInTheCheckoutIsToBeSent(@TempDir Path folder) throws IOException {
        CopiedCheckout checkout = CopiedCheckout.in(folder);
        checkout.cli().run("source", "new", "us-ky-boone", "--family", "jailtracker", "--url", "https://x.gov");
        API.stubFor(WireMock.get("/v1/sources").willReturn(okJson("{\"results\":[{\"id\":\"us-pa-doc\"}]}")));
        answer(PLAN + LIMIT);

        RunCli.Result begun = attempt(checkout.cli(), "us-ky-boone");

        assertThat(begun.exitCode()).isEqualTo(4);
        assertThat(begun.err()).contains("does not know us-ky-boone yet", "--profile", "us-ky-boone/source.yml");
        assertThat(attempt(checkout.cli(), "us-pa-doc").exitCode()).isZero();
    }

    @Test
    void aTrialWithoutItsEndIsAFailure() {
        answer(PLAN + LANDING);

        RunCli.Result result = attempt(new RunCli(), "us-ky-testville");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("whereabouts: The trial broke off", "log");
    }

    @Test
    void aProfileThatIsNotThereIsExitCodeFour() {
        assertThat(attempt(new RunCli(), "--profile", "nowhere.yml").exitCode()).isEqualTo(4);
    }

    private static void answer(String lines) {
        API.stubFor(post("/v1/trials")
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/x-ndjson")
                        .withBody(lines)));
    }

    private static RunCli.Result attempt(RunCli cli, String... more) {
        String[] line = new String[more.length + 4];
        line[0] = "source";
        line[1] = "try";
        line[2] = "--url";
        line[3] = API.baseUrl();
        System.arraycopy(more, 0, line, 4, more.length);
        return cli.run(line);
    }
}
