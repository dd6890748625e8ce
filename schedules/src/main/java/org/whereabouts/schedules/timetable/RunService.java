package org.whereabouts.schedules.timetable;

import java.time.InstantSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.schedules.run.NotSweepableException;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunStore;

/** Starts runs, and takes up those that were left open when the process that worked on them ended. */
public class RunService {

    private final Sources sources;
    private final RunStore runs;
    private final Timetable timetable;
    private final InstantSource clock;

    public RunService(Sources sources, RunStore runs, Timetable timetable, InstantSource clock) {
        this.sources = sources;
        this.runs = runs;
        this.timetable = timetable;
        this.clock = clock;
    }

    /**
     * Starts a full sweep; returns at once.
     *
     * @throws org.whereabouts.crawler.source.UnknownSourceException when there is no such source
     * @throws NotSweepableException when it offers no list or is not enabled
     * @throws org.whereabouts.schedules.run.RunActiveException when it has a run that has not ended
     */
    public Run start(SourceId id) {
        Source source = sources.get(id);
        if (!Timetable.isSwept(source.profile())) {
            throw new NotSweepableException(source.profile());
        }
        Run run = runs.queue(id, RunCause.OPERATOR, clock.instant());
        timetable.fire(id, run.id());
        return run;
    }

    /** Once the application is up: schedules as the profiles say, and open runs handed to workers again. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        timetable.synchronize();
        for (Run left : runs.active()) {
            if (sources.find(left.source())
                    .map(Source::profile)
                    .filter(Timetable::isSwept)
                    .isPresent()) {
                timetable.fire(left.source(), left.id());
            }
        }
    }
}
