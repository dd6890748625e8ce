package org.whereabouts.schedules.timetable;

import java.time.InstantSource;
import java.util.Objects;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionOperations;
import org.whereabouts.crawler.added.AddedSources;
import org.whereabouts.crawler.added.RefusedProfileException;
import org.whereabouts.crawler.added.SentProfile;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.schedules.run.NotSweepableException;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunStore;

/** Starts runs, and takes up those that were left open when the process that worked on them ended. */
public class RunService {

    private final Sources sources;
    private final AddedSources added;
    private final RunStore runs;
    private final Timetable timetable;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    public RunService(
            Sources sources,
            AddedSources added,
            RunStore runs,
            Timetable timetable,
            TransactionOperations transaction,
            InstantSource clock) {
        this.sources = sources;
        this.added = added;
        this.runs = runs;
        this.timetable = timetable;
        this.transaction = transaction;
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

    /**
     * Starts a full sweep of a source that is not shipped, and keeps its profile: from then on it is a source like any other.
     * While a run of it has not ended its profile stays as it is, so no run ever changes its mind.
     *
     * @throws RefusedProfileException when a shipped source bears its id
     * @throws NotSweepableException when it offers no list or is not enabled; nothing is kept then
     * @throws org.whereabouts.schedules.run.RunActiveException when it has a run that has not ended; nothing is kept then
     */
    public Run start(SentProfile sent) {
        SourceProfile profile = sent.source().profile();
        SourceId id = profile.id();
        if (sources.find(id).isPresent() && added.find(id).isEmpty()) {
            throw new RefusedProfileException(id + ": this source is shipped; give the profile an id of its own");
        }
        if (!Timetable.isSwept(profile)) {
            throw new NotSweepableException(profile);
        }
        Run run = Objects.requireNonNull(transaction.execute(_ -> {
            Run queued = runs.queue(id, RunCause.OPERATOR, clock.instant());
            added.put(sent);
            return queued;
        }));
        timetable.add(profile);
        timetable.fire(id, run.id());
        return run;
    }

    /** Once the application is up: schedules as the profiles say, and open runs handed to workers again. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        timetable.synchronize();
        takeUpOpen();
    }

    /** Hands every open run to a worker that is not planned or about to be worked on. Safe to repeat, also by several nodes. */
    void takeUpOpen() {
        for (Run left : runs.active()) {
            if (sources.find(left.source())
                    .map(Source::profile)
                    .filter(Timetable::isSwept)
                    .isPresent()) {
                timetable.takeUp(left.source(), left.id());
            }
        }
    }
}
