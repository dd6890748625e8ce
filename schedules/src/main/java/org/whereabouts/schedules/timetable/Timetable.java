package org.whereabouts.schedules.timetable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.Sources;

/** Keeps Quartz's jobs and triggers in step with the sources' profiles, and fires runs at once when asked to. */
public class Timetable {

    private final JobGroup sweeps;
    private final Sources sources;
    private final InstantSource clock;

    public Timetable(Scheduler quartz, Sources sources, InstantSource clock) {
        this.sweeps = new JobGroup(quartz, "sweep", SweepTrigger.class, SweepTrigger.SOURCE);
        this.sources = sources;
        this.clock = clock;
    }

    /** Adds, changes and removes jobs until they are what the profiles say. Safe to repeat. */
    public void synchronize() {
        try {
            sweeps.keep(sources.all().stream()
                    .map(Source::profile)
                    .filter(Timetable::isSwept)
                    .map(Timetable::due)
                    .toList());
        } catch (SchedulerException e) {
            throw new TimetableException("the schedules could not be written", e);
        }
    }

    /**
     * Adds, changes or removes the job of one source until it is as the source is now, whoever else adds or withdraws it
     * meanwhile. Safe to repeat.
     */
    void synchronize(SourceId source) {
        try {
            Optional<SourceProfile> written;
            do {
                written = swept(source);
                if (written.isPresent()) {
                    sweeps.put(due(written.get()));
                } else {
                    sweeps.remove(source.value());
                }
            } while (swept(source).isPresent() != written.isPresent());
        } catch (SchedulerException e) {
            throw new TimetableException("the schedule of " + source + " could not be written", e);
        }
    }

    /** Adds the job of one source where it is missing: its node was killed before it could. Safe to repeat. */
    void addMissing(SourceProfile source) {
        try {
            if (!sweeps.has(source.id().value())) {
                sweeps.put(due(source));
            }
        } catch (SchedulerException e) {
            throw new TimetableException("the schedule of " + source.id() + " could not be written", e);
        }
    }

    private static JobGroup.Due due(SourceProfile source) {
        return new JobGroup.Due(source.id().value(), source.schedule(), source.timeZone());
    }

    /** Whether the source can be swept at all: it offers a list and is enabled. */
    public static boolean isSwept(SourceProfile source) {
        return source.enabled() && source.listing() != SourceProfile.Listing.SEARCH_ONLY;
    }

    /** The profile of a source that can be swept now; empty when it cannot, or there is no such source. */
    Optional<SourceProfile> swept(SourceId source) {
        return sources.find(source).map(Source::profile).filter(Timetable::isSwept);
    }

    /** Hands a run to the next free worker of any node, also that of a source without a timetable. */
    public void fire(SourceId source, long runId) {
        fireAt(source, runId, clock.instant());
    }

    /** Hands a run to a worker at that time; what was planned for it before is replaced. */
    void fireAt(SourceId source, long runId, Instant due) {
        try {
            sweeps.plan(plan(runId), source.value(), SweepTrigger.RUN, String.valueOf(runId), due);
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
            if (!sweeps.isPlanned(plan(runId))) {
                fire(source, runId);
            }
        } catch (SchedulerException e) {
            throw new TimetableException("whether run " + runId + " is planned could not be read", e);
        }
    }

    private static String plan(long runId) {
        return "run " + runId;
    }
}
