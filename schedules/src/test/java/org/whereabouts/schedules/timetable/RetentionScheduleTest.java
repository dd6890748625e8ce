package org.whereabouts.schedules.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.source.SourceId;
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
