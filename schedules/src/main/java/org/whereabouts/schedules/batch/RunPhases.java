package org.whereabouts.schedules.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import org.springframework.batch.core.ExitStatus;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.DetailCaptures;
import org.whereabouts.crawler.frontier.SweepProgress;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.sweep.SweepDriver;
import org.whereabouts.crawler.sweep.SweepStep;
import org.whereabouts.indexer.index.PeopleIndex;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.schedules.batch.PhaseStep.Phase;
import org.whereabouts.schedules.gate.Canaries;
import org.whereabouts.schedules.gate.Entries;
import org.whereabouts.schedules.gate.QualityGate;
import org.whereabouts.schedules.gate.Verdict;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunFindings;
import org.whereabouts.schedules.run.RunState;
import org.whereabouts.schedules.run.RunStore;

/**
 * The phases of a run that are not chunks of items. Each may be killed and begun again: the frontier, the staging area and the
 * registry know what is done.
 */
final class RunPhases {

    /** The sweep was given up; the run ends without anything applied. */
    static final String HALTED = "HALTED";

    /** The quality gate refused the run; it ends without anything applied. */
    static final String QUARANTINED = "QUARANTINED";

    /** For which a worker stays with a sweep that rests; for longer ones it is free for others meanwhile. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final SweepDriver driver;
    private final CaptureStore captures;
    private final DetailCaptures details;
    private final CustodyRegistry registry;
    private final PeopleIndex index;
    private final RunStore runs;
    private final RunFindings findings;
    private final InstantSource clock;

    RunPhases(
            SweepDriver driver,
            CaptureStore captures,
            DetailCaptures details,
            CustodyRegistry registry,
            PeopleIndex index,
            RunStore runs,
            RunFindings findings,
            InstantSource clock) {
        this.driver = driver;
        this.captures = captures;
        this.details = details;
        this.registry = registry;
        this.index = index;
        this.runs = runs;
        this.findings = findings;
        this.clock = clock;
    }

    /** SWEEP: search after search, until the frontier is empty. */
    Phase sweep(long runId, Source source, WorkPermit permit) {
        return () -> {
            runs.enter(runId, RunState.SWEEPING, clock.instant());
            // The run's lock is ours, so whoever had its searches in hand before is gone.
            driver.takeUp(runId, source);
            while (true) {
                permit.require();
                switch (permit.whileGranted(() -> driver.advance(runId, source, permit))) {
                    case SweepStep.Advanced() -> {}
                    case SweepStep.Waiting(Instant until) -> {
                        if (until.isAfter(clock.instant().plus(LONGEST_WAIT))) {
                            permit.restUntil(until);
                        }
                        permit.await(until);
                    }
                    case SweepStep.Finished() -> {
                        return ExitStatus.COMPLETED;
                    }
                    case SweepStep.Halted(String outcome, String detail) -> {
                        runs.end(runId, RunState.INCOMPLETE, outcome + ": " + detail, clock.instant());
                        return new ExitStatus(HALTED);
                    }
                }
            }
        };
    }

    /** GATE: may what was staged be applied? */
    Phase judge(long runId, Source source) {
        return () -> {
            runs.enter(runId, RunState.JUDGING, clock.instant());
            SweepProgress progress = driver.progress(runId);
            Verdict verdict = QualityGate.judge(
                    source.profile(),
                    registry.measures(runId, source.profile().id()),
                    progress.siteTotal(),
                    new Entries(
                            findings.total(runId, RunFindings.Kind.ENTRY),
                            findings.total(runId, RunFindings.Kind.REJECTED),
                            findings.total(runId, RunFindings.Kind.LEFT_OUT)),
                    Canaries.lookFor(
                            source.profile(),
                            numbers -> registry.staged(runId, source.profile().id(), numbers)));
            runs.judged(runId, verdict);
            if (!verdict.passed()) {
                // Nobody can approve it, so what it brought is not kept beyond its verdict.
                registry.discard(runId);
                runs.end(runId, RunState.QUARANTINED, verdict.reasons(), clock.instant());
                return new ExitStatus(QUARANTINED);
            }
            return ExitStatus.COMPLETED;
        };
    }

    /** APPLY and the first rung of ABSENCE, in one transaction of the registry. */
    Phase apply(long runId, Source source, WorkPermit permit) {
        return () -> {
            permit.settle();
            runs.enter(runId, RunState.APPLYING, clock.instant());
            Run run = runs.get(runId);
            Instant began = Objects.requireNonNull(run.startedAt(), "a run that is applied has been swept");
            Instant listedAt = listedAt(source, runId, began);
            Instant factsSince = details.oldest(runId).filter(listedAt::isAfter).orElse(listedAt);
            runs.applied(runId, registry.apply(runId, source.profile().id(), began, listedAt, factsSince));
            return ExitStatus.COMPLETED;
        };
    }

    /** When what the run brings was a list of everybody: when its sweep began, or, of a file, as of when that says so. */
    private Instant listedAt(Source source, long runId, Instant began) {
        return captures.filesOf(runId).stream()
                .map(file -> file.asOf(source))
                .filter(began::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(began);
    }

    /** PROJECT: what changed becomes findable. */
    Phase project(long runId) {
        return () -> {
            runs.enter(runId, RunState.PROJECTING, clock.instant());
            index.ensureCreated();
            index.project();
            // COMPLETED means findable: searches need not wait for the next periodic refresh.
            index.refresh();
            runs.end(runId, RunState.COMPLETED, null, clock.instant());
            return ExitStatus.COMPLETED;
        };
    }
}
