package org.whereabouts.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.whereabouts.crawler.frontier.Frontier;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.UnknownSourceException;
import org.whereabouts.indexer.index.PeopleIndex;
import org.whereabouts.indexer.registry.Applied;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.schedules.batch.RunWorker;
import org.whereabouts.schedules.run.NotSweepableException;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunActiveException;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunState;
import org.whereabouts.schedules.run.RunStore;
import org.whereabouts.schedules.timetable.RunService;

/** Runs from trigger to index, over real servers. */
@SpringBootTest(classes = SchedulesFixture.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class RunTest {

    private static final SourceId JAIL = new SourceId("us-ky-campbell");
    private static final SourceId PENNSYLVANIA = new SourceId("us-pa-doc");

    @Autowired
    private RunService service;

    @Autowired
    private RunWorker worker;

    @Autowired
    private RunStore runs;

    @Autowired
    private CustodyRegistry registry;

    @Autowired
    private PeopleIndex index;

    @Autowired
    private Frontier frontier;

    @Autowired
    private SandboxSites sites;

    @Autowired
    private Scheduler quartz;

    @Autowired
    private JdbcClient database;

    @AfterEach
    void mend() {
        sites.baseUrls().keySet().forEach(site -> sites.inject(site, Fault.NONE));
        database.sql("UPDATE crawler.host SET not_before = now(), open_until = NULL")
                .update();
        database.sql("DELETE FROM crawler.robots").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-ky-campbell", "us-pa-doc", "us-tx-tdcj"})
    void aRunBringsEverybodyIntoTheRegistryAndTheIndex(String id) {
        SourceId source = new SourceId(id);
        Run run = run(source);

        assertThat(run.state()).as(run.error()).isEqualTo(RunState.COMPLETED);
        assertThat(registry.count(source)).isEqualTo(sites.listed(id));
        assertThat(index.count()).isGreaterThanOrEqualTo(sites.listed(id));
        assertThat(Objects.requireNonNull(run.verdict()).passed()).isTrue();
        for (Person person : sites.people(id)) {
            assertThat(registry.byNumberAsTyped(person.custody().number())).isNotEmpty();
        }
    }

    @Test
    void aSecondRunOverAStillPopulationChangesNothing() {
        run(JAIL);
        Applied second = Objects.requireNonNull(run(JAIL).applied());

        assertThat(second.inserted() + second.updated() + second.missing() + second.back())
                .isZero();
        assertThat(second.unchanged()).isEqualTo((int) sites.listed("us-ky-campbell"));
    }

    @Test
    void whoLeftTheListIsMissingAndNotReleased() {
        run(PENNSYLVANIA);
        List<Person> before = sites.people("us-pa-doc");
        List<Person> gone = List.of();
        while (gone.isEmpty()) {
            sites.advance(Period.ofDays(1));
            Set<String> listed = sites.people("us-pa-doc").stream()
                    .map(person -> person.custody().number())
                    .collect(Collectors.toSet());
            gone = before.stream()
                    .filter(person -> !listed.contains(person.custody().number()))
                    .toList();
        }

        Run run = run(PENNSYLVANIA);

        assertThat(Objects.requireNonNull(run.applied()).missing()).isEqualTo(gone.size());
        HeldRecord held = registry.byNumber(gone.getFirst().custody().number(), PENNSYLVANIA)
                .getFirst();
        assertThat(held.presence()).isInstanceOf(Presence.Missing.class);
        assertThat(held.record().status()).isEqualTo(CustodyStatus.IN_CUSTODY);
    }

    @Test
    void aChangedLayoutEndsIncompleteAndLeavesWhatIsHeld() {
        run(PENNSYLVANIA);
        long held = registry.count(PENNSYLVANIA);
        sites.inject("us-pa-doc", new Fault.LayoutChanged());

        Run run = run(PENNSYLVANIA);

        assertThat(run.state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(run.error()).contains("LAYOUT_CHANGED").contains("inm_lastname");
        assertThat(run.applied()).isNull();
        assertThat(registry.count(PENNSYLVANIA)).isEqualTo(held);
    }

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
    void aFaultOfOurOwnEndsTheRunAndFreesItsSource() {
        database.sql("ALTER TABLE schedules.batch_job_instance RENAME TO batch_job_instance_gone")
                .update();
        Run run;
        try {
            run = run(JAIL);
        } finally {
            database.sql("ALTER TABLE schedules.batch_job_instance_gone RENAME TO batch_job_instance")
                    .update();
        }

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.error()).contains("BadSqlGrammarException").doesNotContain("\n", "INSERT", "relation");
        assertThat(run(JAIL).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aRunThatWasSweptWithAVersionThatReadOtherwiseIsNotBelieved() {
        run(JAIL);
        long held = registry.count(JAIL);
        // Each list of this sweep had one person more, as the version that captured it read it.
        database.sql("""
                CREATE FUNCTION crawler.one_more() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN NEW.entries := NEW.entries + 1; RETURN NEW; END'
                """).update();
        database.sql("""
                CREATE TRIGGER one_more BEFORE INSERT ON crawler.capture
                FOR EACH ROW WHEN (NEW.outcome = 'Roster') EXECUTE FUNCTION crawler.one_more()
                """).update();
        Run run;
        try {
            run = run(JAIL);
        } finally {
            database.sql("DROP FUNCTION crawler.one_more() CASCADE").update();
        }

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.error())
                .matches(
                        "capture \\d+ reads as Roster of \\d+, in the sweep as Roster of \\d+: swept with another version,"
                                + " sweep again");
        assertThat(run.applied()).isNull();
        assertThat(registry.count(JAIL)).isEqualTo(held);
        assertThat(run(JAIL).state()).isEqualTo(RunState.COMPLETED);
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

    @Test
    @DirtiesContext // The sandbox's clock goes forward only.
    void aMassAbsenceIsQuarantinedAndChangesNothing() {
        run(PENNSYLVANIA);
        long held = registry.count(PENNSYLVANIA);
        sites.advance(Period.ofYears(2));

        Run run = run(PENNSYLVANIA);

        assertThat(run.state()).isEqualTo(RunState.QUARANTINED);
        assertThat(run.error()).contains("share of people missing");
        assertThat(registry.count(PENNSYLVANIA)).isEqualTo(held);
        assertThat(database.sql("SELECT count(*) FROM indexer.staging WHERE run_id = :id")
                        .param("id", run.id())
                        .query(Integer.class)
                        .single())
                .as("nobody is kept in staging")
                .isZero();
    }

    @Test
    void aSiteThatDropsACanaryIsQuarantinedThoughAllItsCountsAgree() {
        run(PENNSYLVANIA);
        long held = registry.count(PENNSYLVANIA);
        sites.inject("us-pa-doc", new Fault.DropsSomebody());

        Run run = run(PENNSYLVANIA);

        assertThat(run.state()).isEqualTo(RunState.QUARANTINED);
        assertThat(run.error()).isEqualTo("canaries is 4 of 5 found, not number 1 of the list, allowed: all");
        assertThat(run.applied()).isNull();
        assertThat(registry.count(PENNSYLVANIA)).isEqualTo(held);
        HeldRecord canary = registry.byNumber(sites.canaries("us-pa-doc").getFirst(), PENNSYLVANIA)
                .getFirst();
        assertThat(canary.presence()).isInstanceOf(Presence.Listed.class);
    }

    @Test
    void aSourceHasOneRunAtATime() {
        Run open = runs.queue(PENNSYLVANIA, RunCause.OPERATOR, Instant.now());

        assertThatThrownBy(() -> service.start(PENNSYLVANIA))
                .isInstanceOf(RunActiveException.class)
                .hasMessageContaining("us-pa-doc");

        worker.work(open.id());
    }

    @Test
    void whatCannotBeSweptIsRefusedWithTheReason() {
        assertThatThrownBy(() -> service.start(new SourceId("us-bop")))
                .isInstanceOf(NotSweepableException.class)
                .hasMessageContaining("looked up one by one");
        assertThatThrownBy(() -> service.start(new SourceId("us-zz-none")))
                .isInstanceOf(UnknownSourceException.class)
                .hasMessageContaining("us-pa-doc");
    }

    @Test
    void everySweptSourceHasItsScheduleInItsOwnTimeZone() throws Exception {
        assertThat(quartz.checkExists(new JobKey("us-bop", "sweep"))).isFalse();
        assertThat(quartz.getTrigger(new TriggerKey("us-tx-tdcj", "sweep"))).satisfies(trigger -> {
            assertThat(trigger.toString()).contains("us-tx-tdcj");
            assertThat(((org.quartz.CronTrigger) trigger).getTimeZone().getID()).isEqualTo("America/Chicago");
        });
    }

    private Run run(SourceId source) {
        Run run = service.start(source);
        return await().atMost(Duration.ofSeconds(60))
                .until(ended(run.id()), ended -> ended.state().hasEnded());
    }

    private Callable<Run> ended(long id) {
        return () -> runs.get(id);
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
