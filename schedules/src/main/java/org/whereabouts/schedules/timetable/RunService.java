package org.whereabouts.schedules.timetable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionOperations;
import org.whereabouts.crawler.added.AddedSources;
import org.whereabouts.crawler.added.RefusedProfileException;
import org.whereabouts.crawler.added.SentProfile;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.schedules.batch.RunWorker;
import org.whereabouts.schedules.run.NotSweepableException;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunCause;
import org.whereabouts.schedules.run.RunStore;

/** Starts runs, and takes up those that were left open when the process that worked on them ended. */
public class RunService {

    private static final Logger LOG = LoggerFactory.getLogger(RunService.class);

    private final Sources sources;
    private final AddedSources added;
    private final RunStore runs;
    private final RunWorker worker;
    private final Timetable timetable;
    private final TransactionOperations transaction;
    private final InstantSource clock;

    public RunService(
            Sources sources,
            AddedSources added,
            RunStore runs,
            RunWorker worker,
            Timetable timetable,
            TransactionOperations transaction,
            InstantSource clock) {
        this.sources = sources;
        this.added = added;
        this.runs = runs;
        this.worker = worker;
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
        handOn(run);
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
        if (isShipped(id)) {
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
        LOG.atInfo().addKeyValue("crawl.source", id.value()).log("{} was sent with a profile, and is kept", id);
        timetable.synchronize(id);
        handOn(run);
        return run;
    }

    /** The run is queued for good; where it cannot be handed on now, the next look for open runs does it. */
    private void handOn(Run run) {
        try {
            timetable.fire(run.source(), run.id());
        } catch (TimetableException e) {
            LOG.warn("run {} of {} waits for the next look for open runs", run.id(), run.source(), e);
        }
    }

    /**
     * Withdraws a source that was added: from now on no process starts a run of it, and its timetable is gone. A run that is
     * open ends INCOMPLETE, before its next request where somebody is at work on it; one that is being applied is brought to its
     * end. An operator withdraws a source because nobody is to ask it any more: to wait for a sweep of hours would not do. When
     * the profile is sent again in the same moment, the source is there again and the run that was started with it goes on.
     *
     * @throws NotWithdrawableException when it is shipped, or there is no such source
     */
    public Withdrawn withdraw(SourceId id) {
        if (isShipped(id)) {
            throw NotWithdrawableException.shipped(id);
        }
        // In one transaction: whoever sends the profile again waits for it, so that the run found is none of theirs.
        Withdrawn withdrawn = Objects.requireNonNull(transaction.execute(_ -> new Withdrawn(
                id, added.withdraw(id).orElseThrow(() -> NotWithdrawableException.unknown(id)), runs.activeOf(id))));
        timetable.synchronize(id);
        LOG.atInfo().addKeyValue("crawl.source", id.value()).log("{} is withdrawn: nobody asks it from now on", id);
        withdrawn.run().ifPresent(this::takeUp);
        return withdrawn;
    }

    /**
     * A source that was withdrawn.
     *
     * @param since when it was first
     * @param run the run that was open, as it was then: it ends, INCOMPLETE unless it was being applied
     */
    public record Withdrawn(SourceId source, Instant since, Optional<Run> run) {}

    private boolean isShipped(SourceId id) {
        return sources.shipped().stream()
                .anyMatch(source -> source.profile().id().equals(id));
    }

    /** Once the application is up: schedules as the profiles say, and open runs handed to workers again. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        timetable.synchronize();
        takeUpOpen();
    }

    /**
     * Hands every open run to a worker, unless that is planned already; ends those of sources that are not to be asked. Safe to
     * repeat, also by several nodes.
     */
    void takeUpOpen() {
        for (Run left : runs.active()) {
            try {
                takeUp(left);
            } catch (TimetableException | DataAccessException e) {
                // The others are not to wait for this one.
                LOG.warn("run {} of {} could not be taken up; the next look tries again", left.id(), left.source(), e);
            }
        }
    }

    private void takeUp(Run left) {
        Optional<SourceProfile> swept = timetable.swept(left.source());
        if (swept.isPresent() || left.state().isBeingApplied()) {
            swept.ifPresent(timetable::addMissing);
            timetable.takeUp(left.source(), left.id());
        } else {
            // Whoever is at work on it notices by themselves.
            worker.endUnlessAtWork(
                    left.id(),
                    sources.isWithdrawn(left.source())
                            ? RunWorker.WITHDRAWN
                            : "NOT_SWEPT: the source is not swept any more; source list says which are");
        }
    }
}
