package org.whereabouts.schedules.timetable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quartz's jobs of one kind, one for each profile: it begins by the profile's schedule, and when something is planned. */
public final class JobGroup {

    private static final Logger LOG = LoggerFactory.getLogger(JobGroup.class);

    private final Scheduler quartz;
    private final String name;
    private final Class<? extends Job> job;
    private final String idField;

    /**
     * Makes a group.
     *
     * @param name Quartz's for the group
     * @param idField under which a job finds the id of its profile
     */
    public JobGroup(Scheduler quartz, String name, Class<? extends Job> job, String idField) {
        this.quartz = quartz;
        this.name = name;
        this.job = job;
        this.idField = idField;
    }

    /**
     * When a profile is due by itself.
     *
     * @param cron in Quartz's notation; null for never
     */
    public record Due(String id, @Nullable String cron, ZoneId timeZone) {}

    /** Adds, changes and removes jobs until there are these. Safe to repeat. */
    public void keep(Collection<Due> wanted) throws SchedulerException {
        // First what is not wanted, as another node may add jobs while the wanted ones are written.
        Set<JobKey> others = new HashSet<>(quartz.getJobKeys(GroupMatcher.jobGroupEquals(name)));
        wanted.forEach(due -> others.remove(key(due.id())));
        quartz.deleteJobs(List.copyOf(others));
        for (Due due : wanted) {
            put(due);
        }
    }

    /** Whether there is a job of that profile. */
    public boolean has(String id) throws SchedulerException {
        return quartz.checkExists(key(id));
    }

    /** Adds or changes one job. Safe to repeat. */
    public void put(Due due) throws SchedulerException {
        JobDetail detail = detail(due.id());
        quartz.addJob(detail, true);
        if (due.cron() == null) {
            quartz.unscheduleJob(trigger(due.id()));
            return;
        }
        scheduleAnew(TriggerBuilder.newTrigger()
                .withIdentity(trigger(due.id()))
                .forJob(detail)
                .withSchedule(CronScheduleBuilder.cronSchedule(due.cron())
                        .inTimeZone(TimeZone.getTimeZone(due.timeZone()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build());
    }

    private JobDetail detail(String id) {
        return JobBuilder.newJob(job)
                .withIdentity(key(id))
                .usingJobData(idField, id)
                .storeDurably()
                .build();
    }

    /** Removes a profile's job, with whatever is planned for it. Safe to repeat. */
    public void remove(String id) throws SchedulerException {
        // The one that deletes a single job fails when a plan of it is carried out in the same moment.
        quartz.deleteJobs(List.of(key(id)));
    }

    /**
     * Plans one firing of a profile's job, which need not be there yet; what was planned under that name before is replaced.
     *
     * @param field under which the job finds the value
     */
    public void plan(String plan, String id, String field, String value, Instant due) throws SchedulerException {
        if (!has(id)) {
            quartz.addJob(detail(id), true);
        }
        scheduleAnew(TriggerBuilder.newTrigger()
                .withIdentity(trigger(plan))
                .forJob(key(id))
                .usingJobData(field, value)
                .startAt(Date.from(due))
                .build());
    }

    /** Whether a firing of that name is planned, or under way. */
    public boolean isPlanned(String plan) throws SchedulerException {
        return switch (quartz.getTriggerState(trigger(plan))) {
            case NONE, COMPLETE, ERROR -> false;
            case NORMAL, PAUSED, BLOCKED -> true;
        };
    }

    private void scheduleAnew(Trigger trigger) throws SchedulerException {
        try {
            if (quartz.rescheduleJob(trigger.getKey(), trigger) == null) {
                quartz.scheduleJob(trigger);
            }
        } catch (ObjectAlreadyExistsException e) {
            LOG.debug("another node planned {} in the same moment", trigger.getKey(), e);
        }
    }

    private TriggerKey trigger(String plan) {
        return new TriggerKey(plan, name);
    }

    /** Quartz's for the job of a profile. */
    public JobKey key(String id) {
        return new JobKey(id, name);
    }
}
