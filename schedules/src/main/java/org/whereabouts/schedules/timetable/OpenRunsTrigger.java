package org.whereabouts.schedules.timetable;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** What Quartz fires every half minute, on one node: runs that nobody works on are handed to workers. */
@DisallowConcurrentExecution
public final class OpenRunsTrigger implements Job {

    private final RunService service;

    /** Made by Spring for each firing. */
    public OpenRunsTrigger(RunService service) {
        this.service = service;
    }

    @Override
    public void execute(JobExecutionContext context) {
        service.takeUpOpen();
    }
}
