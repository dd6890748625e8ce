package org.whereabouts.schedules.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.TriggerKey;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunState;

/** A source that was sent and is taken back. */
class WithdrawnSourceTest extends SentSourceFixture {

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
}
