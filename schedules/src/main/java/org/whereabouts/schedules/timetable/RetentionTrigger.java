package org.whereabouts.schedules.timetable;

import java.time.Instant;
import java.time.InstantSource;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.whereabouts.crawler.CrawlerSettings;
import org.whereabouts.crawler.capture.CaptureRetention;
import org.whereabouts.crawler.frontier.SweepRetention;
import org.whereabouts.crawler.robots.HostRetention;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunStore;

/** What Quartz fires once a day, on one node: captures whose time is over are deleted, and what else is as old. */
@DisallowConcurrentExecution
public final class RetentionTrigger implements Job {

    private final CaptureRetention captures;
    private final SweepRetention sweeps;
    private final HostRetention hosts;
    private final RunStore runs;
    private final CrawlerSettings settings;
    private final InstantSource clock;

    /** Made by Spring for each firing. */
    public RetentionTrigger(
            CaptureRetention captures,
            SweepRetention sweeps,
            HostRetention hosts,
            RunStore runs,
            CrawlerSettings settings,
            InstantSource clock) {
        this.captures = captures;
        this.sweeps = sweeps;
        this.hosts = hosts;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        Instant before = settings.retention().keepsSince(clock.instant());
        captures.removeExpired(runs.active().stream().map(Run::id).toList());
        sweeps.remove(runs.endedBefore(before));
        hosts.removeBefore(before);
    }
}
