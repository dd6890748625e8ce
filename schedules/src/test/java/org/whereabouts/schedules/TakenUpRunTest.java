package org.whereabouts.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunState;

/** Runs that somebody takes up where another left them, and many at once. */
class TakenUpRunTest extends RunFixture {

    @Test
    void aRunWhoseWorkerDiedIsTakenUpWhereItStopped() {
        Run queued = runs.queue(JAIL, RunCause.OPERATOR, Instant.now());
        leaveOpenExecution(queued);

        worker.work(queued.id());

        assertThat(runs.get(queued.id()).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aWorkerThatLosesItsLockStopsAndTheRunIsFinishedAllTheSame() {
        SourceId texas = new SourceId("us-tx-tdcj");
        Run run = service.start(texas);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> frontier.progress(run.id()).searchesDone() > 20);

        database.sql("""
                SELECT pg_terminate_backend(pid) FROM pg_locks
                 WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """).query(Boolean.class).list();

        Run ended = await().atMost(Duration.ofSeconds(60))
                .until(ended(run.id()), run1 -> run1.state().hasEnded());
        assertThat(ended.state()).as(ended.error()).isEqualTo(RunState.COMPLETED);
        assertThat(database.sql("SELECT count(*) FROM schedules.batch_job_execution e JOIN "
                                + "schedules.batch_job_execution_params p USING (job_execution_id) "
                                + "WHERE p.parameter_name = 'run' AND p.parameter_value = :run")
                        .param("run", String.valueOf(run.id()))
                        .query(Integer.class)
                        .single())
                .as("it was taken up once")
                .isEqualTo(2);
        assertThat(database.sql("SELECT sum(leases) - count(*) FROM crawler.search WHERE run_id = :run")
                        .param("run", run.id())
                        .query(Integer.class)
                        .single())
                .as("at most the search in flight was asked again")
                .isBetween(0, 1);
        assertThat(registry.count(texas)).isEqualTo(sites.listed(texas.value()));
    }

    @Test
    void manyRunsMayBeginAtOnce() {
        for (int round = 0; round < 5; round++) {
            List<Run> begun = Stream.of("us-ky-campbell", "us-pa-doc", "us-tx-tdcj")
                    .map(id -> service.start(new SourceId(id)))
                    .toList();
            begun.forEach(run -> sites.inject(run.source().value(), new Fault.LayoutChanged()));
            assertThat(begun)
                    .allSatisfy(run -> assertThat(await().atMost(Duration.ofSeconds(60))
                                    .until(
                                            ended(run.id()),
                                            ended -> ended.state().hasEnded())
                                    .state())
                            .isNotEqualTo(RunState.FAILED));
            mend();
        }
    }

    @Test
    void aRunLeftOpenIsTakenUpWhenItsSourceIsDueAgain() throws Exception {
        Run open = runs.queue(JAIL, RunCause.SCHEDULE, Instant.now());

        quartz.triggerJob(new JobKey(JAIL.value(), "sweep"));

        assertThat(await().atMost(Duration.ofSeconds(60))
                        .until(ended(open.id()), run -> run.state().hasEnded())
                        .state())
                .isEqualTo(RunState.COMPLETED);
    }

    /** What a worker leaves behind that is killed: an execution that says it is running. */
    private void leaveOpenExecution(Run run) {
        worker.work(run.id());
        database.sql("UPDATE schedules.run SET finished_at = NULL, state = 'PROJECTING' WHERE id = :id")
                .param("id", run.id())
                .update();
        database.sql("""
                UPDATE schedules.batch_job_execution SET status = 'STARTED', exit_code = 'UNKNOWN', end_time = NULL
                 WHERE job_execution_id = (SELECT max(job_execution_id) FROM schedules.batch_job_execution)
                """).update();
        database.sql("""
                UPDATE schedules.batch_step_execution SET status = 'STARTED', exit_code = 'EXECUTING', end_time = NULL
                 WHERE step_name = 'project' AND job_execution_id =
                       (SELECT max(job_execution_id) FROM schedules.batch_job_execution)
                """).update();
    }
}
