package org.whereabouts.schedules.watch;

import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.TimeZone;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.whereabouts.crawler.sitewatch.AgencySite;
import org.whereabouts.crawler.sitewatch.AgencySites;
import org.whereabouts.crawler.sitewatch.Watch;
import org.whereabouts.schedules.timetable.TimetableException;

/** Keeps Quartz's jobs and triggers in step with the sites' profiles, and hands watches to workers, at once or when due. */
class WatchTimetable {

    private static final String GROUP = "watch";

    private final Scheduler quartz;
    private final AgencySites sites;

    WatchTimetable(Scheduler quartz, AgencySites sites) {
        this.quartz = quartz;
        this.sites = sites;
    }

    /** Adds, changes and removes jobs until they are what the profiles say. Safe to repeat. */
    void synchronize() {
        try {
            Set<JobKey> wanted = new HashSet<>();
            for (AgencySite site : sites.all()) {
                if (site.enabled()) {
                    wanted.add(schedule(site));
                }
            }
            for (JobKey present : quartz.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
                if (!wanted.contains(present)) {
                    quartz.deleteJob(present);
                }
            }
        } catch (SchedulerException e) {
            throw new TimetableException("the schedules of watches could not be written", e);
        }
    }

    /** Hands the watch to the next free worker of any node. */
    void fire(Watch watch) {
        try {
            quartz.triggerJob(key(watch.site().value()), data(watch));
        } catch (SchedulerException e) {
            throw new TimetableException("watch " + watch.id() + " could not be handed to a worker", e);
        }
    }

    /** Hands the watch to a worker at that time; what was planned for it before is replaced. */
    void fireAt(Watch watch, Instant due) {
        TriggerKey name = new TriggerKey("go on with " + watch.id(), GROUP);
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(name)
                .forJob(key(watch.site().value()))
                .usingJobData(data(watch))
                .startAt(Date.from(due))
                .build();
        try {
            if (quartz.checkExists(name)) {
                quartz.rescheduleJob(name, trigger);
            } else {
                quartz.scheduleJob(trigger);
            }
        } catch (SchedulerException e) {
            throw new TimetableException("watch " + watch.id() + " could not be planned", e);
        }
    }

    private static JobDataMap data(Watch watch) {
        JobDataMap data = new JobDataMap();
        data.put(WatchTrigger.WATCH, String.valueOf(watch.id()));
        return data;
    }

    private JobKey schedule(AgencySite site) throws SchedulerException {
        JobDetail job = JobBuilder.newJob(WatchTrigger.class)
                .withIdentity(key(site.id().value()))
                .usingJobData(WatchTrigger.SITE, site.id().value())
                .storeDurably()
                .build();
        quartz.addJob(job, true);
        TriggerKey name = new TriggerKey(site.id().value(), GROUP);
        if (site.schedule() == null) {
            quartz.unscheduleJob(name);
            return job.getKey();
        }
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(name)
                .forJob(job)
                .withSchedule(CronScheduleBuilder.cronSchedule(site.schedule())
                        .inTimeZone(TimeZone.getTimeZone(site.timeZone()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        if (quartz.checkExists(name)) {
            quartz.rescheduleJob(name, trigger);
        } else {
            quartz.scheduleJob(trigger);
        }
        return job.getKey();
    }

    private static JobKey key(String site) {
        return new JobKey(site, GROUP);
    }
}
