package org.whereabouts.schedules.timetable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
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
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.Sources;

/** Keeps Quartz's jobs and triggers in step with the sources' profiles, and fires runs at once when asked to. */
public class Timetable {

    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);
    private static final String GROUP = "sweep";

    private final Scheduler quartz;
    private final Sources sources;
    private final InstantSource clock;

    public Timetable(Scheduler quartz, Sources sources, InstantSource clock) {
        this.quartz = quartz;
        this.sources = sources;
        this.clock = clock;
    }

    /** Adds, changes and removes jobs until they are what the profiles say. Safe to repeat. */
    public void synchronize() {
        try {
            Set<JobKey> wanted = new HashSet<>();
            for (Source source : sources.all()) {
                if (isSwept(source.profile())) {
                    wanted.add(schedule(source.profile()));
                }
            }
            for (JobKey present : quartz.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
                if (!wanted.contains(present)) {
                    quartz.deleteJob(present);
                }
            }
        } catch (SchedulerException e) {
            throw new TimetableException("the schedules could not be written", e);
        }
    }

    /** Adds or changes the job of one source. Safe to repeat. */
    public void add(SourceProfile source) {
        try {
            schedule(source);
        } catch (SchedulerException e) {
            throw new TimetableException("the schedule of " + source.id() + " could not be written", e);
        }
    }

    /** Removes the job of one source, with whatever is planned for it. Safe to repeat. */
    void remove(SourceId source) {
        try {
            quartz.deleteJob(key(source));
        } catch (SchedulerException e) {
            throw new TimetableException("the schedule of " + source + " could not be removed", e);
        }
    }

    /** Whether the source can be swept at all: it offers a list and is enabled. */
    public static boolean isSwept(SourceProfile source) {
        return source.enabled() && source.listing() != SourceProfile.Listing.SEARCH_ONLY;
    }

    /** Whether there is such a source now, and it can be swept. */
    boolean isSwept(SourceId source) {
        return sources.find(source)
                .map(Source::profile)
                .filter(Timetable::isSwept)
                .isPresent();
    }

    /** Hands a run to the next free worker of any node. */
    public void fire(SourceId source, long runId) {
        fireAt(source, runId, clock.instant());
    }

    /** Hands a run to a worker at that time; what was planned for it before is replaced. */
    void fireAt(SourceId source, long runId, Instant due) {
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(trigger(runId))
                .forJob(key(source))
                .usingJobData(SweepTrigger.RUN, String.valueOf(runId))
                .startAt(Date.from(due))
                .build();
        try {
            if (quartz.rescheduleJob(trigger.getKey(), trigger) == null) {
                quartz.scheduleJob(trigger);
            }
        } catch (ObjectAlreadyExistsException e) {
            LOG.debug("another node handed run {} to a worker in the same moment", runId, e);
        } catch (SchedulerException e) {
            throw new TimetableException("run " + runId + " could not be handed to a worker", e);
        }
    }

    /**
     * Hands an open run to a worker, unless that is planned. Somebody may be at work on it, or have died at it: Quartz keeps
     * the run waiting until it knows, and the run's lock keeps out who comes too early.
     */
    void takeUp(SourceId source, long runId) {
        try {
            switch (quartz.getTriggerState(trigger(runId))) {
                case NONE, COMPLETE, ERROR -> fire(source, runId);
                case NORMAL, PAUSED, BLOCKED -> {}
            }
        } catch (SchedulerException e) {
            throw new TimetableException("whether run " + runId + " is planned could not be read", e);
        }
    }

    private static TriggerKey trigger(long runId) {
        return new TriggerKey("run " + runId, GROUP);
    }

    private JobKey schedule(SourceProfile source) throws SchedulerException {
        JobDetail job = JobBuilder.newJob(SweepTrigger.class)
                .withIdentity(key(source.id()))
                .usingJobData(SweepTrigger.SOURCE, source.id().value())
                .storeDurably()
                .build();
        quartz.addJob(job, true);
        TriggerKey name = new TriggerKey(source.id().value(), GROUP);
        if (source.schedule() == null) {
            quartz.unscheduleJob(name);
            return job.getKey();
        }
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(name)
                .forJob(job)
                .withSchedule(CronScheduleBuilder.cronSchedule(source.schedule())
                        .inTimeZone(TimeZone.getTimeZone(source.timeZone()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        if (quartz.checkExists(name)) {
            quartz.rescheduleJob(name, trigger);
        } else {
            quartz.scheduleJob(trigger);
        }
        return job.getKey();
    }

    private static JobKey key(SourceId source) {
        return new JobKey(source.value(), GROUP);
    }
}
