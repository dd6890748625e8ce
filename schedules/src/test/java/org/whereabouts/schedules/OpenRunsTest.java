package org.whereabouts.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.frontier.Frontier;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.throttle.HostThrottle;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.schedules.profile.SentProfiles;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunLock;
import org.whereabouts.schedules.run.RunState;
import org.whereabouts.schedules.run.RunStore;
import org.whereabouts.schedules.timetable.RunService;

/** Runs that stay open: for want of a worker, of the source's hours, of a server. Two workers, and a look-out every second. */
@SpringBootTest(
        classes = SchedulesFixture.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"whereabouts.open-runs-every=1s", "whereabouts.workers=2"})
class OpenRunsTest {

    private static final SourceId JAIL = new SourceId("us-ky-campbell");
    private static final SourceId TEXAS = new SourceId("us-tx-tdcj");

    @Autowired
    private RunService service;

    @Autowired
    private RunStore runs;

    @Autowired
    private CustodyRegistry registry;

    @Autowired
    private Frontier frontier;

    @Autowired
    private HostThrottle throttle;

    @Autowired
    private SandboxSites sites;

    @Autowired
    private SentProfiles profiles;

    @Autowired
    private Scheduler quartz;

    @Autowired
    private DataSource pool;

    @Autowired
    private JdbcClient database;

    @AfterEach
    void endWhatIsOpen() {
        sites.inject(JAIL.value(), Fault.NONE);
        runs.active().forEach(run -> runs.end(run.id(), RunState.FAILED, "example", Instant.now()));
        database.sql("UPDATE crawler.host SET not_before = now()").update();
    }

    @Test
    void aRunThatNobodyWasHandedIsTakenUp() {
        Run queued = runs.queue(JAIL, RunCause.OPERATOR, Instant.now());

        assertThat(ended(queued).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aRunWhoseSourceLostItsTimetableIsTakenUpAndGetsItBack() throws SchedulerException {
        JobKey job = new JobKey(JAIL.value(), "sweep");
        quartz.deleteJobs(List.of(job));
        Run queued = runs.queue(JAIL, RunCause.OPERATOR, Instant.now());

        assertThat(ended(queued).state()).isEqualTo(RunState.COMPLETED);
        assertThat(quartz.checkExists(new TriggerKey(JAIL.value(), "sweep")))
                .as("its timetable")
                .isTrue();
    }

    @Test
    void aRunOfASourceThatIsNotSweptAnyMoreEndsAndKeepsNoOtherWaiting() {
        Run gone = runs.queue(new SourceId("us-zz-gone"), RunCause.SCHEDULE, Instant.now());
        Run queued = runs.queue(JAIL, RunCause.OPERATOR, Instant.now());

        assertThat(ended(gone).state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(runs.get(gone.id()).error()).startsWith("NOT_SWEPT");
        assertThat(ended(queued).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void aRunWhoseWorkerIsKilledOnAnotherNodeIsTakenUpWithoutARestart() {
        HikariDataSource node = node();
        RunLock.Held _ =
                new RunLock(node, InstantSource.system()).tryLock(nextRun()).orElseThrow();
        Run run = service.start(JAIL);
        await().atMost(Duration.ofSeconds(20)).until(() -> !isPlanned(run));
        assertThat(runs.get(run.id()).state()).isEqualTo(RunState.QUEUED);

        node.close();

        assertThat(ended(run).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void runsThatRestLeaveTheWorkersToOthers() throws IOException {
        throttle.postpone(sites.baseUrl(TEXAS.value()), Duration.ofHours(2));
        List<Run> resting = new ArrayList<>();
        for (String id : List.of("us-ky-first", "us-ky-second", "us-ky-third")) {
            resting.add(service.start(profiles.read(jailAtTexas(id))));
        }

        assertThat(ended(service.start(JAIL)).state()).isEqualTo(RunState.COMPLETED);

        assertThat(resting).allSatisfy(run -> {
            Instant inAnHour = Instant.now().plusSeconds(3_600);
            await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> quartz.getTrigger(trigger(run)),
                            next -> next != null
                                    && next.getStartTime().toInstant().isAfter(inAnHour));
            assertThat(frontier.nextDue(run.id()).orElseThrow()).isAfter(inAnHour);
            assertThat(runs.get(run.id()).state()).isEqualTo(RunState.SWEEPING);
        });
    }

    @Test
    void aWorkerThatSleepsNoticesWithinSecondsThatItsLockIsLost() {
        sites.inject(JAIL.value(), new Fault.Slow(Duration.ofSeconds(1)));
        long before = pagesAsked();
        Run run = service.start(JAIL);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> pagesAsked() > before);
        throttle.postpone(sites.baseUrl(JAIL.value()), Duration.ofMinutes(4));
        Integer lease = leases(run);

        cutLocks();

        await().atMost(Duration.ofSeconds(30)).until(() -> leases(run) > lease);
        assertThat(runs.get(run.id()).state()).isNotEqualTo(RunState.FAILED);
    }

    @Test
    void aRunWhoseDatabaseWentAwayIsGoneOnWith() {
        Run run = whileStagingIsLocked(() -> {
            Run begun = service.start(JAIL);
            await().atMost(Duration.ofSeconds(60)).until(() -> cutWhoWaitsForStaging() > 0);
            return begun;
        });

        assertThat(ended(run).state()).as(runs.get(run.id()).error()).isEqualTo(RunState.COMPLETED);
        assertThat(registry.count(JAIL)).isEqualTo(sites.listed(JAIL.value()));
    }

    private Run ended(Run run) {
        return await().atMost(Duration.ofSeconds(90))
                .until(() -> runs.get(run.id()), now -> now.state().hasEnded());
    }

    /** A second process's connections to the same database. */
    private HikariDataSource node() {
        HikariDataSource node = new HikariDataSource();
        node.setJdbcUrl(((HikariDataSource) pool).getJdbcUrl());
        node.setMaximumPoolSize(1);
        return node;
    }

    private long nextRun() {
        return database.sql("""
                SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('schedules.run', 'id')::regclass), 0) + 1
                """).query(Long.class).single();
    }

    private static TriggerKey trigger(Run run) {
        return new TriggerKey("run " + run.id(), "sweep");
    }

    private boolean isPlanned(Run run) throws Exception {
        return quartz.checkExists(trigger(run));
    }

    private long pagesAsked() {
        return sites.latestRequests(JAIL.value()).stream()
                .filter(request -> !request.toString().contains("robots.txt"))
                .count();
    }

    private Integer leases(Run run) {
        return database.sql("SELECT sum(leases) FROM crawler.search WHERE run_id = :run")
                .param("run", run.id())
                .query(Integer.class)
                .single();
    }

    private void cutLocks() {
        database.sql("""
                SELECT pg_terminate_backend(pid) FROM pg_locks
                 WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """).query(Boolean.class).list();
    }

    private int cutWhoWaitsForStaging() {
        return database.sql("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%indexer.staging%'
                """).query(Boolean.class).list().size();
    }

    private Run whileStagingIsLocked(Supplier<Run> work) {
        try (Connection locker = pool.getConnection();
                Statement statement = locker.createStatement()) {
            locker.setAutoCommit(false);
            statement.execute("LOCK TABLE indexer.staging IN ACCESS EXCLUSIVE MODE");
            try {
                return work.get();
            } finally {
                locker.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The jail's profile under another id, at a host that is left alone. */
    private String jailAtTexas(String id) throws IOException {
        try (InputStream shipped =
                Objects.requireNonNull(OpenRunsTest.class.getResourceAsStream("/sources/us-ky-campbell/source.yml"))) {
            return new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("us-ky-campbell", id)
                    .replaceAll("baseUrl: .*", "baseUrl: " + sites.baseUrl(TEXAS.value()));
        }
    }
}
