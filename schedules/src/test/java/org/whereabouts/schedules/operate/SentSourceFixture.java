package org.whereabouts.schedules.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.quartz.Scheduler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.schedules.SchedulesFixture;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A source that is not shipped, sent over HTTP and swept in the sandbox; forgotten after each test. */
@SpringBootTest(classes = SchedulesFixture.class)
abstract class SentSourceFixture {

    static final JsonMapper JSON = new JsonMapper();
    static final SourceId TESTVILLE = new SourceId("us-ky-testville");

    @Autowired
    WebApplicationContext context;

    @Autowired
    RunStore runs;

    @Autowired
    CustodyRegistry registry;

    @Autowired
    SandboxSites sites;

    @Autowired
    Scheduler quartz;

    @Autowired
    JdbcClient database;

    @Autowired
    DataSource pool;

    MockMvcTester http;

    @BeforeEach
    final void open() {
        http = MockMvcTester.from(context);
    }

    @AfterEach
    final void removeWhatWasAdded() {
        database.sql("DELETE FROM crawler.added_source").update();
    }

    MvcTestResult withdraw(String id) {
        return http.delete().uri("/v1/sources/{id}", id).exchange();
    }

    String get(String path) throws Exception {
        return http.get().uri(path).exchange().getResponse().getContentAsString();
    }

    static long id(MvcTestResult started) throws Exception {
        assertThat(started).hasStatus(202);
        return JSON.readTree(started.getResponse().getContentAsString())
                .path("id")
                .asLong();
    }

    /** The shipped profile of the jail, as an operator copies it for another one. */
    String profile() throws IOException {
        try (InputStream shipped = Objects.requireNonNull(
                AddedSourceTest.class.getResourceAsStream("/sources/us-ky-campbell/source.yml"))) {
            return new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("us-ky-campbell", "us-ky-testville")
                    .replace("Campbell County Detention Center", "Testville Jail")
                    .replaceAll("baseUrl: .*", "baseUrl: " + sites.baseUrl("us-ky-campbell"))
                    .replaceAll("delay: .*", "delay: PT0.001S");
        }
    }

    Run swept(String yaml) throws Exception {
        return ended(id(post("/v1/runs", Map.of("profile", yaml))));
    }

    Run ended(long id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> runs.get(id), run -> run.state().hasEnded());
    }

    JsonNode source() throws Exception {
        String answer = http.get().uri("/v1/sources").exchange().getResponse().getContentAsString();
        for (JsonNode source : JSON.readTree(answer).path("results")) {
            if (source.path("id").asString().equals(TESTVILLE.value())) {
                return source;
            }
        }
        throw new AssertionError("us-ky-testville is not listed");
    }

    static void assertProblem(MvcTestResult result, int status, String type, String detail) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyText().contains("/problems/" + type).contains(detail);
    }

    MvcTestResult post(String path, Map<String, String> body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(body))
                .exchange();
    }
}
