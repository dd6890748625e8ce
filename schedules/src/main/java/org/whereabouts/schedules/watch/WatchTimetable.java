package org.whereabouts.schedules.watch;

import java.time.Instant;
import org.quartz.JobDataMap;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.whereabouts.crawler.sitewatch.AgencySite;
import org.whereabouts.crawler.sitewatch.AgencySites;
import org.whereabouts.crawler.sitewatch.Watch;
import org.whereabouts.schedules.timetable.JobGroup;
import org.whereabouts.schedules.timetable.TimetableException;

/** Keeps Quartz's jobs and triggers in step with the sites' profiles, and hands watches to workers, at once or when due. */
class WatchTimetable {

    private final Scheduler quartz;
    private final JobGroup sites;
    private final AgencySites profiles;

    WatchTimetable(Scheduler quartz, AgencySites profiles) {
        this.quartz = quartz;
        this.sites = new JobGroup(quartz, "watch", WatchTrigger.class, WatchTrigger.SITE);
        this.profiles = profiles;
    }

    /** Adds, changes and removes jobs until they are what the profiles say. Safe to repeat. */
    void synchronize() {
        try {
            sites.keep(profiles.all().stream()
                    .filter(AgencySite::enabled)
                    .map(site -> new JobGroup.Due(site.id().value(), site.schedule(), site.timeZone()))
                    .toList());
        } catch (SchedulerException e) {
            throw new TimetableException("the schedules of watches could not be written", e);
        }
    }

    /** Hands the watch to the next free worker of any node. */
    void fire(Watch watch) {
        try {
            JobDataMap data = new JobDataMap();
            data.put(WatchTrigger.WATCH, String.valueOf(watch.id()));
            quartz.triggerJob(sites.key(watch.site().value()), data);
        } catch (SchedulerException e) {
            throw new TimetableException("watch " + watch.id() + " could not be handed to a worker", e);
        }
    }

    /** Hands the watch to a worker at that time; what was planned for it before is replaced. */
    void fireAt(Watch watch, Instant due) {
        try {
            sites.plan(
                    "go on with " + watch.id(),
                    watch.site().value(),
                    WatchTrigger.WATCH,
                    String.valueOf(watch.id()),
                    due);
        } catch (SchedulerException e) {
            throw new TimetableException("watch " + watch.id() + " could not be planned", e);
        }
    }
}
