package org.whereabouts.schedules.timetable;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/**
 * Has Quartz look for runs that are open while nobody works on them: their worker was killed, lost its connection or left them
 * after a fault that passes, or whoever queued them died before handing them on.
 */
public class OpenRunsSchedule {

    private static final JobKey JOB = new JobKey("open runs", "runs");

    /** Before sweeps, when workers are scarce; the usual priority is 5. */
    private static final int FIRST = 10;

    private final Scheduler quartz;
    private final Duration every;
    private final InstantSource clock;

    public OpenRunsSchedule(Scheduler quartz, Duration every, InstantSource clock) {
        this.quartz = quartz;
        this.every = every;
        this.clock = clock;
    }

    /** Writes the schedule; safe to repeat, also by several nodes. */
    @EventListener(ApplicationReadyEvent.class)
    void synchronize() {
        JobDetail job = JobBuilder.newJob(OpenRunsTrigger.class)
                .withIdentity(JOB)
                .storeDurably()
                .build();
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(new TriggerKey(JOB.getName(), JOB.getGroup()))
                .forJob(job)
                .withPriority(FIRST)
                .startAt(Date.from(clock.instant().plus(every)))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(every.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithExistingCount())
                .build();
        try {
            quartz.scheduleJob(job, Set.of(trigger), true);
        } catch (SchedulerException e) {
            throw new TimetableException("the look-out for open runs could not be scheduled", e);
        }
    }
}
