package org.whereabouts.schedules.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.schedules.SchedulesFixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = SchedulesFixture.class, properties = "whereabouts.trials=2")
class TrialTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private SandboxSites sites;

    @Autowired
    private JdbcClient database;

    // The common pool has one thread alone where there are two processors.
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private MockMvcTester http;

    @BeforeEach
    void open() {
        http = MockMvcTester.from(context);
    }

    @AfterEach
    void mend() {
        threads.close();
        sites.baseUrls().keySet().forEach(site -> sites.inject(site, Fault.NONE));
        database.sql("DELETE FROM crawler.host").update();
        database.sql("DELETE FROM crawler.robots").update();
    }

    @Test
    void aTrialTellsItsPlanEachRequestAndTheEnd() throws Exception {
        List<JsonNode> lines = lines(attempt(Map.of("source", "us-ky-campbell", "limit", 2)));

        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst().path("plan").path("source").asString()).isEqualTo("us-ky-campbell");
        JsonNode landing = lines.get(1).path("step");
        assertThat(landing.path("page").asString()).isEqualTo("landing");
        assertThat(landing.path("outcome").asString()).isEqualTo("CONTINUE");
        assertThat(landing.path("status").asInt()).isEqualTo(200);
        JsonNode list = lines.get(2).path("step");
        assertThat(list.path("outcome").asString()).isEqualTo("ROSTER");
        assertThat(list.path("path").asString()).doesNotContain("?");
        JsonNode people = list.path("people");
        assertThat(people.path("entries").asInt()).isEqualTo(25);
        assertThat(people.path("total").asLong()).isEqualTo(sites.listed("us-ky-campbell"));
        assertThat(people.path("fill").path("NUMBER").asDouble()).isEqualTo(1.0);
        assertThat(people.path("unknownWords")).isEmpty();
        assertThat(people.path("rejected")).isEmpty();
        assertThat(people.path("first")).hasSize(3);
        assertThat(lines.getLast().path("end").path("understood").asBoolean()).isTrue();
        assertThat(lines.getLast().path("end").path("reason").asString()).isEqualTo("LIMIT");
    }

    @Test
    void wordsWithoutAMeaningAndEntriesThatAreNobodyAreShown() throws Exception {
        String yaml = """
                id: us-ky-testville
                agency: Testville Jail
                level: COUNTY
                state: KY
                adapter: us-pa-doc
                baseUrl: %s
                timeZone: America/New_York
                delay: PT0.001S
                schedule: 0 0 4 * * ?
                listing: FULL_ROSTER
                absenceMeans: UNKNOWN
                freshFor: P1D
                number: {label: number, pattern: 'A.*', example: "A1"}
                bounds: {populationFloor: 1, populationCeiling: 2000, maxMissingShare: 0.4}
                enabled: false
                """.formatted(sites.baseUrl("us-pa-doc"));

        List<JsonNode> lines = lines(attempt(Map.of("profile", yaml, "limit", 6)));

        assertThat(lines.toString()).contains("BAD_NUMBER");
        assertThat(database.sql("SELECT count(*) FROM crawler.added_source")
                        .query(Long.class)
                        .single())
                .as("trying adds no source")
                .isZero();
    }

    @Test
    void aPageThatIsNotUnderstoodSaysWhatWasExpectedAndFound() throws Exception {
        sites.inject("us-pa-doc", new Fault.LayoutChanged());

        List<JsonNode> lines = lines(attempt(Map.of("source", "us-pa-doc")));

        JsonNode last = lines.get(lines.size() - 2).path("step");
        assertThat(last.path("outcome").asString()).isEqualTo("LAYOUT_CHANGED");
        assertThat(last.path("detail").asString()).contains("expected", "found");
        assertThat(lines.getLast().path("end").path("understood").asBoolean()).isFalse();
    }

    @Test
    void onePersonIsTriedByNumberOrName() throws Exception {
        Person person = sites.people("us-bop").getFirst();

        List<JsonNode> byNumber = lines(
                attempt(Map.of("source", "us-bop", "number", person.custody().number())));
        List<JsonNode> byName =
                lines(attempt(Map.of("source", "us-bop", "name", person.family() + ", " + person.given())));

        assertThat(byNumber.toString()).contains(person.custody().number());
        assertThat(byName.getFirst().path("plan").path("priority").asString()).isEqualTo("LIVE_LOOKUP");
        assertThat(byName.getLast().path("end").path("entries").asInt()).isPositive();
    }

    @Test
    void whatCannotBeTriedIsAProblemAndNobodyIsAsked() {
        long asked = sites.requestCount("us-ky-campbell");

        assertProblem(attempt(Map.of()), 400, "invalid-request", "\"field\":\"source\"");
        assertProblem(attempt(Map.of("source", "us-zz-none")), 400, "unknown-source", "us-pa-doc");
        assertProblem(attempt(Map.of("source", "us-ky-campbell", "limit", 21)), 400, "invalid-request", "1 to 20");
        assertProblem(attempt(Map.of("source", "us-ky-campbell", "limit", 0)), 400, "invalid-request", "1 to 20");
        assertProblem(attempt(Map.of("source", "us-bop", "name", "Doe")), 400, "invalid-request", "Doe, Jane");
        assertProblem(attempt(Map.of("source", "us-ky-campbell", "number", "1")), 409, "nothing-to-try", "by number");
        assertProblem(attempt(Map.of("profile", "id: x")), 422, "invalid-profile", "is missing");
        assertThat(sites.requestCount("us-ky-campbell")).isEqualTo(asked);
    }

    @Test
    void noMoreTrialsAreUnderWayThanMayBeAtOnce() throws Exception {
        List<String> slow = List.of("us-ky-campbell", "us-pa-doc");
        slow.forEach(site -> sites.inject(site, new Fault.Slow(Duration.ofSeconds(2))));
        Map<String, Long> before = slow.stream().collect(Collectors.toMap(site -> site, sites::requestCount));
        List<CompletableFuture<MvcTestResult>> underWay = slow.stream()
                .map(site -> CompletableFuture.supplyAsync(() -> attempt(Map.of("source", site, "limit", 20)), threads))
                .toList();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> slow.stream().allMatch(site -> sites.requestCount(site) > before.getOrDefault(site, 0L)));

        MvcTestResult third = attempt(Map.of("source", "us-tx-tdcj", "limit", 1));

        assertProblem(third, 429, "too-many-trials", "2 other trials are under way");
        sites.baseUrls().keySet().forEach(site -> sites.inject(site, Fault.NONE));
        for (CompletableFuture<MvcTestResult> trial : underWay) {
            assertThat(lines(trial.get())).as("those under way go on").isNotEmpty();
        }
        assertThat(lines(attempt(Map.of("source", "us-tx-tdcj", "limit", 1))))
                .as("once they have ended, there is room again")
                .isNotEmpty();
    }

    private static void assertProblem(MvcTestResult result, int status, String type, String detail) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyText().contains("/problems/" + type).contains(detail);
    }

    private MvcTestResult attempt(Map<String, ?> body) {
        return http.post()
                .uri("/v1/trials")
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(body))
                .exchange();
    }

    private static List<JsonNode> lines(MvcTestResult result) throws Exception {
        assertThat(result).hasStatus(200);
        return result.getResponse()
                .getContentAsString()
                .lines()
                .map(JSON::readTree)
                .toList();
    }
}
