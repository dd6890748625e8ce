package org.whereabouts.schedules.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        // The next is due in eight seconds.
        long asked = sites.requestCount("us-ky-campbell");

        MvcTestResult withdrawn = withdraw("us-ky-testville");

        assertThat(withdrawn).bodyJson().extractingPath("openRun").isEqualTo((int) id);
        assertThat(withdrawn).bodyJson().extractingPath("openRunState").isEqualTo("SWEEPING");
        Run run = ended(id);
        assertThat(run.state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(run.error()).isEqualTo("WITHDRAWN: the source was withdrawn while the run was open");
        assertThat(run.applied()).isNull();
        assertThat(sites.requestCount("us-ky-campbell")).as("requests").isEqualTo(asked);
    }

    @Test
    void aProfileThatIsSentAgainWhileItsSourceIsWithdrawnStays() throws Exception {
        swept(profile());
        Future<MvcTestResult> withdrawn;
        Future<MvcTestResult> started;
        try (ExecutorService operators = Executors.newFixedThreadPool(2);
                Connection locker = pool.getConnection();
                Statement statement = locker.createStatement()) {
            locker.setAutoCommit(false);
            // Who changes a timetable waits for this one.
            statement.execute("SELECT 1 FROM schedules.qrtz_locks WHERE lock_name = 'TRIGGER_ACCESS' FOR UPDATE");
            withdrawn = operators.submit(() -> withdraw("us-ky-testville"));
            await().atMost(Duration.ofSeconds(30)).until(() -> isWithdrawn());
            started = operators.submit(() -> post("/v1/runs", Map.of("profile", profile())));
            await().atMost(Duration.ofSeconds(30)).until(() -> !isWithdrawn());
            locker.rollback();
        }

        assertThat(withdrawn.get()).hasStatus(200);
        assertThat(ended(id(started.get())).state()).isEqualTo(RunState.COMPLETED);
        assertThat(quartz.checkExists(new TriggerKey(TESTVILLE.value(), "sweep")))
                .as("its timetable")
                .isTrue();
    }

    private boolean isWithdrawn() {
        return database.sql("SELECT withdrawn_at IS NOT NULL FROM crawler.added_source")
                .query(Boolean.class)
                .single();
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
