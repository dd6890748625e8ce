package org.whereabouts.schedules.watch;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.whereabouts.crawler.source.SourceId;

/** What Quartz fires: the watch it was given, or a new one when the site's time has come. */
@DisallowConcurrentExecution
public final class WatchTrigger implements Job {

    static final String SITE = "site";
    static final String WATCH = "watch";

    private final WatchService service;

    /** Made by Spring for each firing. */
    public WatchTrigger(WatchService service) {
        this.service = service;
    }

    @Override
    public void execute(JobExecutionContext context) {
        String watch = context.getTrigger().getJobDataMap().getString(WATCH);
        if (watch != null) {
            service.work(Long.parseLong(watch));
        } else {
            service.due(new SourceId(context.getMergedJobDataMap().getString(SITE)));
        }
    }
}
