package org.whereabouts.schedules.timetable;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.whereabouts.crawler.capture.CaptureRetention;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunStore;

/** What Quartz fires once a day, on one node: captures whose time is over are deleted. */
@DisallowConcurrentExecution
public final class RetentionTrigger implements Job {

    private final CaptureRetention retention;
    private final RunStore runs;

    /** Made by Spring for each firing. */
    public RetentionTrigger(CaptureRetention retention, RunStore runs) {
        this.retention = retention;
        this.runs = runs;
    }

    @Override
    public void execute(JobExecutionContext context) {
        retention.removeExpired(runs.active().stream().map(Run::id).toList());
    }
}
