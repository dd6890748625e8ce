package org.whereabouts.schedules.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.schedules.SchedulesFixture;

@SpringBootTest(
        classes = SchedulesFixture.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"whereabouts.open-runs-every=1s", "whereabouts.workers=2"})
class JobGroupTest {

    private static final String PLAN = "again";

    @Autowired
    private Scheduler quartz;

    @Autowired
    private DataSource pool;

    @Autowired
    private JdbcClient database;

    private JobGroup group;

    /** Ends as soon as it begins. */
    @DisallowConcurrentExecution
    public static final class Brief implements Job {

        private static volatile String latest = "";

        @Override
        public void execute(JobExecutionContext context) {
            latest = context.getTrigger().getJobDataMap().getString("run");
        }
    }

    @BeforeEach
    void add() throws SchedulerException {
        group = new JobGroup(quartz, "example", Brief.class, "id");
        group.put(new JobGroup.Due("brief", null, ZoneOffset.UTC));
    }

    @AfterEach
    void remove() throws SchedulerException {
        group.remove("brief");
    }

    @Test
    void whatIsPlannedWhileTheJobEndsIsFired() throws SchedulerException {
        for (int i = 1; i <= 300; i++) {
            group.plan(PLAN, "brief", "run", String.valueOf(i), Instant.now());
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> Brief.latest.equals("300"));
        await().until(() -> !group.isPlanned(PLAN));
    }

    @Test
    void whatIsRemovedWhileItsPlanIsCarriedOutIsGone() throws SchedulerException {
        for (int i = 0; i < 100; i++) {
            add();
            plan(Instant.now());

            group.remove("brief");

            assertThat(quartz.checkExists(group.key("brief"))).isFalse();
            assertThat(group.isPlanned(PLAN)).isFalse();
        }
    }

    @Test
    void aPlanIsSeenAsAWholeOrNotAtAll() throws Exception {
        // Or the look for open runs may wait for the same table, and with it everybody.
        quartz.standby();
        try (ExecutorService planner = Executors.newSingleThreadExecutor();
                Connection locker = pool.getConnection();
                Statement statement = locker.createStatement()) {
            locker.setAutoCommit(false);
            statement.execute("LOCK TABLE schedules.qrtz_simple_triggers IN EXCLUSIVE MODE");
            Future<?> planned = planner.submit(() -> {
                plan(Instant.now().plusSeconds(3_600));
                return null;
            });
            await().atMost(Duration.ofSeconds(60)).until(this::someoneWaitsToWriteATrigger);

            assertThat(group.isPlanned(PLAN)).isFalse();

            locker.rollback();
            planned.get();
        } finally {
            quartz.start();
        }
        assertThat(group.isPlanned(PLAN)).isTrue();
    }

    private void plan(Instant due) throws SchedulerException {
        group.plan(PLAN, "brief", "run", "1", due);
    }

    private boolean someoneWaitsToWriteATrigger() {
        return database.sql("""
                SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
                                  AND wait_event_type = 'Lock' AND query ILIKE 'insert into schedules.qrtz_simple_triggers%')
                """).query(Boolean.class).single();
    }
}
