package org.whereabouts.schedules.timetable;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.schedules.batch.RunWorker;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunActiveException;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunStore;

/** What Quartz fires: the run it was given, or a new one, handed to the next free worker, when the source's time has come. */
@DisallowConcurrentExecution
public final class SweepTrigger implements Job {

    static final String SOURCE = "source";
    static final String RUN = "run";

    private static final Logger LOG = LoggerFactory.getLogger(SweepTrigger.class);

    private final RunStore runs;
    private final RunWorker worker;
    private final Timetable timetable;

    /** Made by Spring for each firing. */
    public SweepTrigger(RunStore runs, RunWorker worker, Timetable timetable) {
        this.runs = runs;
        this.worker = worker;
        this.timetable = timetable;
    }

    @Override
    public void execute(JobExecutionContext context) {
        String run = context.getTrigger().getJobDataMap().getString(RUN);
        SourceId source = new SourceId(context.getMergedJobDataMap().getString(SOURCE));
        if (run != null) {
            long id = Long.parseLong(run);
            worker.work(id).ifPresent(until -> timetable.fireAt(source, id, until));
            return;
        }
        if (timetable.swept(source).isEmpty()) {
            LOG.info("{} is due, but was withdrawn", source);
            return;
        }
        try {
            Run queued =
                    runs.queue(source, RunCause.SCHEDULE, context.getFireTime().toInstant());
            timetable.fire(source, queued.id());
        } catch (RunActiveException e) {
            LOG.info("{} is due, but its last run has not ended", source);
            runs.activeOf(source).ifPresent(open -> timetable.takeUp(source, open.id()));
        }
    }
}
