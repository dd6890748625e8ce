package org.whereabouts.schedules.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.whereabouts.crawler.capture.CaptureScope;
import org.whereabouts.crawler.replay.Replay;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.schedules.SchedulesFixture;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunState;
import org.whereabouts.schedules.run.RunStore;
import org.whereabouts.schedules.timetable.RunService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = SchedulesFixture.class)
class ReplayTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SourceId JAIL = new SourceId("us-ky-campbell");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private RunService service;

    @Autowired
    private RunStore runs;

    @Autowired
    private SandboxSites sites;

    @Autowired
    private Replay replay;

    private MockMvcTester http;

    @BeforeEach
    void open() {
        http = MockMvcTester.from(context);
    }

    @Test
    void aRunIsReadAgainWithoutAskingItsSite() throws Exception {
        Run run = sweep();
        long asked = sites.requestCount(JAIL.value());

        MvcTestResult answer = post("{\"run\": %d, \"entries\": true}".formatted(run.id()));

        assertThat(answer).hasStatusOk().hasContentType(MediaType.APPLICATION_NDJSON);
        List<JsonNode> lines = lines(answer);
        long people = sites.listed(JAIL.value());
        assertThat(lines.getFirst().path("progress").path("done").asInt(-1)).isZero();
        assertThat(lines).filteredOn(line -> line.has("entry")).hasSize((int) people);
        assertThat(lines)
                .filteredOn(line -> line.has("entry"))
                .first()
                .satisfies(line -> assertThat(line.path("entry").path("fields").has("NUMBER"))
                        .isTrue());
        JsonNode summary = lines.getLast().path("summary");
        assertThat(summary.path("pages").asLong())
                .isEqualTo(lines.getFirst().path("progress").path("total").asLong())
                .isPositive();
        assertThat(summary.path("entries").asLong()).isEqualTo(people);
        assertThat(summary.path("changed").asInt(-1)).isZero();
        assertThat(summary.path("outcomes").path("Roster").asLong()).isPositive();
        assertThat(sites.requestCount(JAIL.value())).isEqualTo(asked);
    }

    @Test
    void peopleAreToldOnlyWhenAskedFor() throws Exception {
        sweep();

        List<JsonNode> lines = lines(post("{\"source\": \"us-ky-campbell\", \"since\": \"2020-01-01T00:00:00Z\"}"));

        assertThat(lines).noneMatch(line -> line.has("entry"));
        assertThat(lines.getLast().path("summary").path("entries").asLong()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                         | 400 | replay-request | at least one",
                "{\"entries\": true}                        | 400 | replay-request | at least one",
                "{\"source\": \"us-zz-none\"}               | 400 | unknown-source | us-pa-doc",
                "{\"run\": 999999}                          | 404 | unknown-run    | 999999",
                "{\"since\": \"2026-11-02T00:00:00Z\", \"until\": \"2026-11-01T00:00:00Z\"} | 400 | replay-request | before"
            })
    void whatCannotBeReplayedIsAProblemThatSaysWhy(String body, int status, String type, String detail) {
        assertThat(post(body))
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("/problems/" + type, detail);
    }

    @Test
    void itEndsWhenNobodyListens() throws Exception {
        Run run = sweep();
        OutputStream gone = new OutputStream() {
            private int left = 500;

            @Override
            public void write(int b) throws IOException {
                if (left-- < 0) {
                    throw new IOException("Broken pipe");
                }
            }
        };
        ReplayStream stream = new ReplayStream(gone, JSON, true, Instant::now);

        CaptureScope scope =
                new CaptureScope(OptionalLong.of(run.id()), Optional.empty(), Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> replay.run(scope, stream)).isInstanceOf(ReplayStream.ListenerGoneException.class);
    }

    @Test
    void progressIsToldNowAndThen() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Instant[] now = {Instant.parse("2026-11-01T12:00:00Z")};
        ReplayStream stream = new ReplayStream(out, JSON, false, () -> now[0]);

        stream.progress(0, 900);
        stream.progress(250, 900);
        now[0] = now[0].plusMillis(500);
        stream.progress(500, 900);

        assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("{\"progress\":{\"done\":0,\"total\":900}}\n{\"progress\":{\"done\":500,\"total\":900}}\n");
    }

    private Run sweep() {
        Run run = service.start(JAIL);
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> runs.get(run.id()), current -> current.state() == RunState.COMPLETED);
    }

    private MvcTestResult post(String body) {
        return http.post()
                .uri("/v1/replays")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static List<JsonNode> lines(MvcTestResult answer) throws IOException {
        return answer.getResponse()
                .getContentAsString()
                .lines()
                .map(JSON::readTree)
                .toList();
    }
}
