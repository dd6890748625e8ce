package org.whereabouts.app.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.whereabouts.app.client.RunView.Progress;
import org.whereabouts.app.terminal.CapturedTerminal;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.LiveLines;
import org.whereabouts.app.terminal.OperatorException;

class RunWatchTest {

    private static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");

    @RegisterExtension
    static final WireMockExtension API = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private static RunView run(String state, @Nullable Progress progress) {
        Instant finished = state.equals("COMPLETED") ? BEGIN.plusMillis(12_340) : null;
        return new RunView(7, "us-pa-doc", state, "OPERATOR", BEGIN, BEGIN, finished, progress, null, null, null, null);
    }

    private static String json(String state, int pages) {
        return """
                {"id": 7, "source": "us-pa-doc", "state": "%s", "trigger": "OPERATOR", "queuedAt": "2026-05-01T00:00:00Z",
                 "startedAt": "2026-05-01T00:00:00Z", "finishedAt": null, "unknownWords": [],
                 "progress": {"searchesDone": %d, "searchesKnown": 20, "pages": %d, "people": %d}}""".formatted(state, pages, pages, pages * 10);
    }

    @Test
    void aSweepShowsPagesPeopleRateAndRemainingTimeWithinEightyColumns() {
        RunPace pace = new RunPace();
        Progress now = new Progress(800, 1_600, 12_345, 123_456);
        pace.observe(BEGIN, new Progress(0, 1_600, 12_000, 0));
        pace.observe(BEGIN.plusSeconds(10), now);

        String line = RunWatch.line(run("SWEEPING", now), pace);

        assertThat(line)
                .startsWith("us-pa-doc")
                .contains("sweeping", "12,345 pages", "123,456 people", "35 pages/s", "~10 s left")
                .hasSizeLessThanOrEqualTo(84);
    }

    @Test
    void anEndedRunShowsHowLongItTook() {
        assertThat(RunWatch.line(run("COMPLETED", new Progress(1, 1, 5, 50)), new RunPace()))
                .endsWith("in 12.3 s");
    }

    @Test
    void aRunIsWatchedToItsEnd() {
        API.stubFor(get("/v1/runs/7")
                .inScenario("sweep")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson(json("SWEEPING", 3)))
                .willSetStateTo("later"));
        API.stubFor(get("/v1/runs/7")
                .inScenario("sweep")
                .whenScenarioStateIs("later")
                .willReturn(okJson(json("COMPLETED", 20))));
        CapturedTerminal captured = new CapturedTerminal(80, true);

        try (ApiClient client = new ApiClient(URI.create(API.baseUrl()), null)) {
            List<RunView> ended = new RunWatch(
                            client, InstantSource.system(), new LiveLines(captured.terminal(), InstantSource.system()))
                    .untilEnded(List.of(run("QUEUED", null)), Duration.ofMinutes(1));

            assertThat(ended).singleElement().satisfies(run -> {
                assertThat(run.completed()).isTrue();
                assertThat(run.progress()).isEqualTo(new Progress(20, 20, 20, 200));
            });
        }
        assertThat(captured.out()).contains("queued", "sweeping", "completed");
    }

    @Test
    void aServerThatGoesAwayIsSaidSo() {
        API.stubFor(get("/v1/runs/7")
                .willReturn(aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE)));
        CapturedTerminal captured = new CapturedTerminal(80, false);

        try (ApiClient client = new ApiClient(URI.create(API.baseUrl()), null)) {
            RunWatch watch = new RunWatch(
                    client, InstantSource.system(), new LiveLines(captured.terminal(), InstantSource.system()));

            assertThatThrownBy(() -> watch.untilEnded(List.of(run("QUEUED", null)), Duration.ofMinutes(1)))
                    .isInstanceOfSatisfying(
                            OperatorException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.NOT_REACHABLE))
                    .hasMessageContaining("does not answer");
        }
    }

    @Test
    void aRunThatDoesNotMoveIsNotWatchedForEver() {
        API.stubFor(get("/v1/runs/7").willReturn(okJson(json("QUEUED", 0))));
        CapturedTerminal captured = new CapturedTerminal(80, false);

        try (ApiClient client = new ApiClient(URI.create(API.baseUrl()), null)) {
            RunWatch watch = new RunWatch(
                    client, InstantSource.system(), new LiveLines(captured.terminal(), InstantSource.system()));

            assertThatThrownBy(() -> watch.untilEnded(List.of(run("QUEUED", null)), Duration.ofMillis(200)))
                    .isInstanceOf(OperatorException.class)
                    .hasMessageContaining("run 7 of us-pa-doc is QUEUED and has not moved");
        }
    }

    @Test
    void onlyACompletedRunLeavesNothingToSay() {
        assertThat(RunWatch.complaint(run("COMPLETED", null))).isNull();
        assertThat(RunWatch.complaint(run("QUARANTINED", null))).contains("quality gate", "run show 7");
        assertThat(RunWatch.complaint(run("FAILED", null))).contains("FAILED", "run show 7");
    }
}
