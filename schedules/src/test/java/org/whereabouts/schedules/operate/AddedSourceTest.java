package org.whereabouts.schedules.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
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
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunState;
import org.whereabouts.schedules.run.RunStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A source that is not shipped: sent, swept, held, listed. */
@SpringBootTest(classes = SchedulesFixture.class)
class AddedSourceTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SourceId TESTVILLE = new SourceId("us-ky-testville");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private RunStore runs;

    @Autowired
    private CustodyRegistry registry;

    @Autowired
    private SandboxSites sites;

    @Autowired
    private Scheduler quartz;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DataSource pool;

    private MockMvcTester http;

    @BeforeEach
    void open() {
        http = MockMvcTester.from(context);
    }

    @AfterEach
    void removeWhatWasAdded() {
        database.sql("DELETE FROM crawler.added_source").update();
    }

    @Test
    void aSentProfileIsASourceLikeAnyOther() throws Exception {
        Run run = swept(profile());

        assertThat(run.state()).as(run.error()).isEqualTo(RunState.COMPLETED);
        assertThat(registry.count(TESTVILLE)).isEqualTo(sites.listed("us-ky-campbell"));
        assertThat(quartz.checkExists(new TriggerKey(TESTVILLE.value(), "sweep")))
                .as("it has its schedule")
                .isTrue();
        JsonNode listed = source();
        assertThat(listed.path("agency").asString()).isEqualTo("Testville Jail");
        assertThat(listed.path("addedAt").isString()).isTrue();
        assertThat(listed.path("people").asLong()).isEqualTo(sites.listed("us-ky-campbell"));

        assertThat(post("/v1/runs", Map.of("source", "us-ky-testville")))
                .as("from now on its id is enough")
                .hasStatus(202);
        ended(Objects.requireNonNull(runs.last(TESTVILLE).orElse(null)).id());
    }

    /** Whoever works on a run looks every second whether it still may; a real site leaves it waiting for longer. */
    @Test
    @Tag("drill")
    void aSweepThatWaitsBetweenItsRequestsGoesOn() throws Exception {
        Run run = swept(profile().replaceAll("delay: .*", "delay: PT4S"));

        assertThat(run.state()).as(run.error()).isEqualTo(RunState.COMPLETED);
        assertThat(gapsBetweenPages(run))
                .isNotEmpty()
                .allMatch(gap -> gap.compareTo(Duration.ofSeconds(3)) > 0, "longer than it takes to look again");
    }

    private List<Duration> gapsBetweenPages(Run run) {
        return database.sql("""
                        SELECT 1000 * extract(epoch FROM gap) FROM (
                            SELECT fetched_at - lag(fetched_at) OVER (ORDER BY id) AS gap
                              FROM crawler.capture WHERE run_id = :run) WHERE gap IS NOT NULL
                        """).param("run", run.id()).query(Long.class).list().stream()
                .map(Duration::ofMillis)
                .toList();
    }

    @Test
    void aChangedProfileCountsFromTheNextRunOn() throws Exception {
        swept(profile());
        Run second = swept(profile().replace("populationFloor: 1,", "populationFloor: 2000,"));

        assertThat(second.state()).isEqualTo(RunState.QUARANTINED);
        assertThat(second.error()).contains("people is " + sites.listed("us-ky-campbell"), "2000 to 2000");
    }

    @Test
    void aProfileWithACanaryThatIsNotThereEndsQuarantinedAndNobodyIsApplied() throws Exception {
        String yaml = profile().replace("us-ky-testville", "us-ky-canaryville");

        Run run = swept(yaml + "canaries: [\"12000\", \"999999999\"]\n");

        assertThat(run.state()).isEqualTo(RunState.QUARANTINED);
        assertThat(run.error()).isEqualTo("canaries is 1 of 2 found, not number 2 of the list, allowed: all");
        assertThat(registry.count(new SourceId("us-ky-canaryville"))).isZero();
    }

    @Test
    void whileARunIsOpenItsProfileStays() throws Exception {
        swept(profile());
        Run open = runs.queue(TESTVILLE, RunCause.OPERATOR, Instant.now());
        try {
            MvcTestResult refused = post("/v1/runs", Map.of("profile", profile().replace("Testville Jail", "Other")));

            assertProblem(refused, 409, "run-active", "has not ended");
            assertThat(source().path("agency").asString()).isEqualTo("Testville Jail");
        } finally {
            runs.end(open.id(), RunState.FAILED, "example", Instant.now());
        }
    }

    @Test
    void whatCannotBeAddedIsRefusedWithItsFaultAndNotKept() throws Exception {
        assertProblem(
                post("/v1/runs", Map.of("profile", profile().replace("us-ky-testville", "us-ky-campbell"))),
                422,
                "invalid-profile",
                "us-ky-campbell: this source is shipped");
        assertProblem(
                post("/v1/runs", Map.of("profile", profile().replace("delay:", "dealy:"))),
                422,
                "invalid-profile",
                "the key 'delay' is missing");
        assertProblem(
                post(
                        "/v1/runs",
                        Map.of("profile", profile().replaceAll("baseUrl: .*", "baseUrl: https://example.org"))),
                422,
                "invalid-profile",
                "the sandbox asks nobody outside this machine");
        assertProblem(
                post(
                        "/v1/runs",
                        Map.of(
                                "profile",
                                profile().replaceAll("(?m)^schedule: .*\n", "").replace("FULL_ROSTER", "SEARCH_ONLY"))),
                409,
                "not-sweepable",
                "offers no list");
        assertProblem(
                post("/v1/runs", Map.of("profile", profile(), "source", "us-pa-doc")),
                400,
                "invalid-request",
                "not both");
        assertProblem(post("/v1/runs", Map.of()), 400, "invalid-request", "\"field\":\"source\"");
        assertThat(database.sql("SELECT count(*) FROM crawler.added_source")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aWithdrawnSourceIsAskedByNobodyAndStaysReadable() throws Exception {
        Run run = swept(profile());
        long people = registry.count(TESTVILLE);
        long asked = sites.requestCount("us-ky-campbell");

        MvcTestResult withdrawn = withdraw("us-ky-testville");

        assertThat(withdrawn).hasStatus(200);
        assertThat(withdrawn).bodyJson().extractingPath("openRun").isNull();
        assertThat(quartz.checkExists(new JobKey(TESTVILLE.value(), "sweep")))
                .as("its timetable")
                .isFalse();
        assertProblem(
                post("/v1/runs", Map.of("source", "us-ky-testville")), 409, "source-withdrawn", "send its profile");
        assertProblem(
                post("/v1/trials", Map.of("source", "us-ky-testville")), 409, "source-withdrawn", "send its profile");
        assertThat(sites.requestCount("us-ky-campbell")).isEqualTo(asked);
        assertThat(get("/v1/sources")).doesNotContain("us-ky-testville");
        assertThat(get("/v1/sources?withdrawn=true")).contains("us-ky-testville");
        assertThat(get("/v1/runs?source=us-ky-testville")).contains("\"id\":" + run.id());
        assertThat(post("/v1/replays", Map.of("source", "us-ky-testville"))).hasStatus(200);
        assertThat(registry.count(TESTVILLE)).as("people held").isEqualTo(people);
    }

    @Test
    void sendingTheProfileAgainBringsASourceBack() throws Exception {
        swept(profile());
        withdraw("us-ky-testville");

        Run run = swept(profile());

        assertThat(run.state()).as(run.error()).isEqualTo(RunState.COMPLETED);
        assertThat(source().path("withdrawnAt").isNull()).isTrue();
        assertThat(quartz.checkExists(new TriggerKey(TESTVILLE.value(), "sweep")))
                .isTrue();
    }

    @Test
    void aRunAtWorkEndsBeforeItsNextRequestWhenItsSourceIsWithdrawn() throws Exception {
        long before = sites.requestCount("us-ky-campbell");
        MvcTestResult started = post("/v1/runs", Map.of("profile", profile().replaceAll("delay: .*", "delay: PT8S")));
        long id = id(started);
        await().atMost(Duration.ofSeconds(60)).until(() -> sites.requestCount("us-ky-campbell") > before);

        MvcTestResult withdrawn = withdraw("us-ky-testville");

        assertThat(withdrawn).bodyJson().extractingPath("openRun").isEqualTo((int) id);
        Run run = ended(id);
        assertThat(run.state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(run.error()).isEqualTo("WITHDRAWN: the source was withdrawn while the run was open");
        assertThat(run.applied()).isNull();
    }

    @Test
    void aRunThatNobodyIsAtWorkOnEndsWithTheWithdrawal() throws Exception {
        swept(profile());
        Run waiting = runs.queue(TESTVILLE, RunCause.SCHEDULE, Instant.now());

        withdraw("us-ky-testville");

        assertThat(runs.get(waiting.id()).state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(runs.get(waiting.id()).error()).startsWith("WITHDRAWN");
    }

    @Test
    void aRunThatIsBeingAppliedIsBroughtToItsEnd() throws Exception {
        long id;
        try (Connection locker = pool.getConnection();
                Statement statement = locker.createStatement()) {
            locker.setAutoCommit(false);
            statement.execute("LOCK TABLE indexer.custody_record IN EXCLUSIVE MODE");
            id = id(post("/v1/runs", Map.of("profile", profile())));
            await().atMost(Duration.ofSeconds(60)).until(() -> runs.get(id).state() == RunState.APPLYING);

            withdraw("us-ky-testville");

            locker.rollback();
        }
        Run run = ended(id);
        assertThat(run.state()).as(run.error()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void onlyWhatWasSentCanBeWithdrawn() throws Exception {
        assertProblem(withdraw("us-pa-doc"), 409, "source-shipped", "us-pa-doc is shipped");
        assertProblem(withdraw("us-zz-none"), 404, "unknown-source", "nobody sent a source 'us-zz-none'");
        assertProblem(withdraw("None!"), 400, "invalid-request", "a source id looks like");
    }

    private MvcTestResult withdraw(String id) {
        return http.delete().uri("/v1/sources/{id}", id).exchange();
    }

    private String get(String path) throws Exception {
        return http.get().uri(path).exchange().getResponse().getContentAsString();
    }

    private static long id(MvcTestResult started) throws Exception {
        assertThat(started).hasStatus(202);
        return JSON.readTree(started.getResponse().getContentAsString())
                .path("id")
                .asLong();
    }

    /** The shipped profile of the jail, as an operator copies it for another one. */
    private String profile() throws IOException {
        try (InputStream shipped = Objects.requireNonNull(
                AddedSourceTest.class.getResourceAsStream("/sources/us-ky-campbell/source.yml"))) {
            return new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("us-ky-campbell", "us-ky-testville")
                    .replace("Campbell County Detention Center", "Testville Jail")
                    .replaceAll("baseUrl: .*", "baseUrl: " + sites.baseUrl("us-ky-campbell"))
                    .replaceAll("delay: .*", "delay: PT0.001S");
        }
    }

    private Run swept(String yaml) throws Exception {
        return ended(id(post("/v1/runs", Map.of("profile", yaml))));
    }

    private Run ended(long id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> runs.get(id), run -> run.state().hasEnded());
    }

    private JsonNode source() throws Exception {
        String answer = http.get().uri("/v1/sources").exchange().getResponse().getContentAsString();
        for (JsonNode source : JSON.readTree(answer).path("results")) {
            if (source.path("id").asString().equals(TESTVILLE.value())) {
                return source;
            }
        }
        throw new AssertionError("us-ky-testville is not listed");
    }

    private static void assertProblem(MvcTestResult result, int status, String type, String detail) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyText().contains("/problems/" + type).contains(detail);
    }

    private MvcTestResult post(String path, Map<String, String> body) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(body))
                .exchange();
    }
}
