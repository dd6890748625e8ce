package org.whereabouts.schedules.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quartz.TriggerKey;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunState;
import tools.jackson.databind.JsonNode;

/** A source that is not shipped: sent, swept, held, listed. */
class AddedSourceTest extends SentSourceFixture {

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
}
