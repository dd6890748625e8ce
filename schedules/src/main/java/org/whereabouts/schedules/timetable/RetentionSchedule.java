package org.whereabouts.schedules.timetable;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Has Quartz delete old captures every day, at a time when few sites are swept; what was missed is made up for at start. */
public class RetentionSchedule {

    static final JobKey JOB = new JobKey("retention", "captures");

    private static final String DAILY = "0 17 3 * * ?";

    private final Scheduler quartz;

    public RetentionSchedule(Scheduler quartz) {
        this.quartz = quartz;
    }

    /** Writes the schedule; safe to repeat, also by several nodes. */
    @EventListener(ApplicationReadyEvent.class)
    public void synchronize() {
        JobDetail job = JobBuilder.newJob(RetentionTrigger.class)
                .withIdentity(JOB)
                .storeDurably()
                .build();
        TriggerKey name = new TriggerKey(JOB.getName(), JOB.getGroup());
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(name)
                .forJob(job)
                .withSchedule(CronScheduleBuilder.cronSchedule(DAILY)
                        .inTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        try {
            quartz.addJob(job, true);
            if (!quartz.checkExists(name)) {
                quartz.scheduleJob(trigger);
            }
        } catch (SchedulerException e) {
            throw new TimetableException("the deletion of old captures could not be scheduled", e);
        }
    }
}
