package org.whereabouts.schedules.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.schedules.SchedulesFixture;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = SchedulesFixture.class)
class OperateTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private RunStore runs;

    @Autowired
    private Sources sources;

    private MockMvcTester http;

    @BeforeEach
    void open() {
        http = MockMvcTester.from(context);
    }

    @Test
    void aRunIsStartedWatchedAndListed() throws Exception {
        MvcTestResult started = start("{\"source\": \"us-ky-campbell\"}");
        assertThat(started).hasStatus(202);
        long id = json(started).path("id").asLong();

        JsonNode ended = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> json(get("/v1/runs/" + id)),
                        run -> !run.path("finishedAt").isNull());

        assertThat(ended.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(ended.path("progress").path("searchesDone").asInt()).isEqualTo(1);
        assertThat(ended.path("siteTotal").asInt())
                .isEqualTo(ended.path("progress").path("people").asInt());
        assertThat(ended.path("verdict").path("passed").asBoolean()).isTrue();
        assertThat(json(get("/v1/runs?source=us-ky-campbell"))
                        .path("results")
                        .path(0)
                        .path("id")
                        .asLong())
                .isEqualTo(id);
    }

    @Test
    void sourcesSayHowTheyAreAskedAndHowCurrentTheyAre() throws Exception {
        JsonNode listed = json(get("/v1/sources?declined=false"));

        assertThat(listed.path("total").asInt()).isEqualTo(sources.all().size());
        assertThat(listed.path("results").path(0).path("id").asString()).isEqualTo("us-bop");
        assertThat(listed.path("results").path(0).path("listing").asString()).isEqualTo("SEARCH_ONLY");
        JsonNode jail =
                json(get("/v1/sources?state=ky&level=COUNTY")).path("results").path(0);
        assertThat(jail.path("id").asString()).isEqualTo("us-ky-campbell");
        assertThat(jail.path("family").asString()).isEqualTo("jailtracker");
        assertThat(jail.path("declined").asBoolean(true)).isFalse();
    }

    @Test
    void theSitesThatAreDeclinedSayWhyAndWhatElseThereIs() throws Exception {
        JsonNode all = json(get("/v1/sources"));
        JsonNode declined = json(get("/v1/sources?declined=true"));
        JsonNode arizona =
                json(get("/v1/sources?state=AZ&declined=true")).path("results").path(0);

        assertThat(all.path("total").asInt())
                .isEqualTo(sources.all().size() + declined.path("total").asInt());
        assertThat(all.path("results")
                        .valueStream()
                        .map(source -> source.path("id").asString()))
                .isSorted();
        assertThat(arizona.path("declined").asBoolean()).isTrue();
        assertThat(arizona.path("enabled").asBoolean(true)).isFalse();
        assertThat(arizona.path("listing").isNull()).isTrue();
        assertThat(arizona.path("reason").asString()).contains("Cloudflare");
        assertThat(arizona.path("alternative").asString()).isNotBlank();
    }

    @Test
    void longListsComeInPages() throws Exception {
        SourceId source = new SourceId("us-tx-tdcj");
        for (int i = 0; i < 21; i++) {
            Run run = runs.queue(source, RunCause.OPERATOR, Instant.now());
            runs.end(run.id(), org.whereabouts.schedules.run.RunState.FAILED, "example", Instant.now());
        }

        JsonNode first = json(get("/v1/runs?source=us-tx-tdcj"));
        JsonNode second = json(get(first.path("next").asString()));

        assertThat(first.path("results")).hasSize(20);
        assertThat(second.path("results")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void whatCannotBeDoneIsAProblemThatSaysWhy() {
        assertProblem(start("{\"source\": \"us-zz-none\"}"), 400, "unknown-source", "us-pa-doc");
        assertProblem(start("{\"source\": \"NO SUCH ID\"}"), 400, "unknown-source", "us-pa-doc");
        assertProblem(start("{\"source\": \"us-bop\"}"), 409, "not-sweepable", "one by one");
        assertProblem(get("/v1/runs/999999"), 404, "unknown-run", "999999");
    }

    @Test
    void aSecondRunBesideAnOpenOneIsRefused() {
        Run open = runs.queue(new SourceId("us-pa-doc"), RunCause.OPERATOR, Instant.now());
        try {
            assertProblem(start("{\"source\": \"us-pa-doc\"}"), 409, "run-active", "has not ended");
        } finally {
            runs.end(open.id(), org.whereabouts.schedules.run.RunState.FAILED, "example", Instant.now());
        }
    }

    private static void assertProblem(MvcTestResult result, int status, String type, String detail) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyText().contains("/problems/" + type).contains(detail);
    }

    private MvcTestResult start(String body) {
        return http.post()
                .uri("/v1/runs")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return http.get().uri(path).exchange();
    }

    private static JsonNode json(MvcTestResult result) throws Exception {
        return JSON.readTree(result.getResponse().getContentAsString());
    }
}
