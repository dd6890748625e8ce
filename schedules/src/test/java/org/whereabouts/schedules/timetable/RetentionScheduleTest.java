package org.whereabouts.schedules.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.frontier.Frontier;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.throttle.Priority;
import org.whereabouts.schedules.SchedulesFixture;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunState;
import org.whereabouts.schedules.run.RunStore;

@SpringBootTest(classes = SchedulesFixture.class)
class RetentionScheduleTest {

    @Autowired
    private Scheduler quartz;

    @Autowired
    private RetentionSchedule schedule;

    @Autowired
    private RunStore runs;

    @Autowired
    private Frontier frontier;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Test
    void oldCapturesAreDeletedEveryDaySaveThoseOfOpenRuns() throws Exception {
        Run open = runs.queue(new SourceId("us-pa-doc"), RunCause.OPERATOR, Instant.now());
        try {
            long old = insertOldCapture(null);
            long needed = insertOldCapture(open.id());
            schedule.synchronize();

            assertThat(quartz.getTrigger(new TriggerKey("retention", "captures")))
                    .isInstanceOfSatisfying(
                            CronTrigger.class,
                            trigger -> assertThat(trigger.getCronExpression()).isEqualTo("0 17 3 * * ?"));
            quartz.triggerJob(RetentionSchedule.JOB);

            await().atMost(Duration.ofSeconds(30)).until(() -> !exists(old));
            assertThat(exists(needed)).isTrue();
        } finally {
            runs.end(open.id(), RunState.FAILED, "example", Instant.now());
        }
    }

    @Test
    void whatSweepsLeftBehindGoesWithTheirCaptures() throws Exception {
        Run old = ended(40);
        Run young = ended(20);
        database.sql("""
                INSERT INTO crawler.request_day (budget, day, requests) VALUES
                    ('us-pa-doc', current_date - 40, 5), ('us-pa-doc', current_date - 20, 5)
                """).update();
        database.sql("""
                INSERT INTO crawler.robots (origin, fetched_at, expires_at, verdict) VALUES
                    ('https://old.example', now(), now() - interval '40 days', 'ALLOW_ALL'),
                    ('https://young.example', now(), now() - interval '20 days', 'ALLOW_ALL')
                """).update();
        schedule.synchronize();

        quartz.triggerJob(RetentionSchedule.JOB);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("crawler.robots WHERE origin = 'https://old.example'") == 0);
        assertThat(count("crawler.robots WHERE origin = 'https://young.example'"))
                .isEqualTo(1);
        assertThat(count("crawler.search WHERE run_id = " + old.id())).isZero();
        assertThat(count("crawler.sweep WHERE known = 1 AND run_id = " + old.id()))
                .isEqualTo(1);
        assertThat(count("crawler.search WHERE run_id = " + young.id())).isEqualTo(1);
        assertThat(count("crawler.request_day")).isEqualTo(1);
    }

    /** A run of one search, ended so many days ago. */
    private Run ended(int daysAgo) {
        Instant then = Instant.now().minus(Duration.ofDays(daysAgo));
        Run run = runs.queue(new SourceId("us-zz-old"), RunCause.OPERATOR, then);
        Search search = new Search("everybody", true, PageRequest.get("list", "/"));
        transaction.executeWithoutResult(_ -> frontier.add(run.id(), List.of(search), Priority.SWEEP));
        runs.end(run.id(), RunState.COMPLETED, null, then);
        return run;
    }

    private int count(String from) {
        return database.sql("SELECT count(*) FROM " + from).query(Integer.class).single();
    }

    private long insertOldCapture(@Nullable Long runId) {
        return database.sql("""
                INSERT INTO crawler.capture (source, run_id, search_key, kind, method, path, status, fetched_at, digest,
                                             warc_file, warc_offset, warc_length, request_length)
                VALUES ('us-pa-doc', :run, 'everybody', 'list', 'GET', '/', 200, now() - interval '31 days', 'sha256:00',
                        'no.warc.gz', 0, 1, 1)
                RETURNING id
                """).param("run", runId).query(Long.class).single();
    }

    private boolean exists(long id) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM crawler.capture WHERE id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
