package org.whereabouts.schedules.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.whereabouts.crawler.monitor.FaultKinds;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.schedules.run.Run;
import org.whereabouts.schedules.run.RunLock;
import org.whereabouts.schedules.run.RunState;
import org.whereabouts.schedules.run.RunStore;

/**
 * Works on runs. A run whose worker died is taken up by whoever gets its lock: the execution that was left open is recovered,
 * and the job goes on where it stopped.
 */
public class RunWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

    /** The error of a run that ended because its source was withdrawn. */
    public static final String WITHDRAWN = "WITHDRAWN: the source was withdrawn while the run was open";

    private static final Duration LOCK_AGAIN = Duration.ofSeconds(2);
    private static final int MAX_FRAMES = 12;

    private final JobOperator operator;
    private final JobRepository repository;
    private final RunJobs jobs;
    private final RunStore runs;
    private final RunLock locks;
    private final CustodyRegistry registry;
    private final Sources sources;
    private final InstantSource clock;
    private final Shutdown shutdown = new Shutdown();

    RunWorker(
            JobOperator operator,
            JobRepository repository,
            RunJobs jobs,
            RunStore runs,
            RunLock locks,
            CustodyRegistry registry,
            Sources sources,
            InstantSource clock) {
        this.operator = operator;
        this.repository = repository;
        this.jobs = jobs;
        this.runs = runs;
        this.locks = locks;
        this.registry = registry;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Brings the run to its end or to a rest, unless it has ended or somebody else is at work on it. Returns also when the
     * application ends, and leaves the run open after a fault that passes. A run whose lock was lost is left as it is and taken
     * up again.
     *
     * @return when the run is to be worked on again; empty when it has ended, or whoever finds it open is to take it up
     */
    public Optional<Instant> work(long runId) {
        Optional<RunLock.Held> lock = locks.tryLock(runId);
        while (lock.isPresent()) {
            Left left = workWith(lock.get(), runId);
            if (!left.lockIsLost()) {
                return left.rest();
            }
            lock = lockAgain(runId);
        }
        return Optional.empty();
    }

    /** How a worker left a run. */
    private record Left(boolean lockIsLost, Optional<Instant> rest) {}

    private Left workWith(RunLock.Held lock, long runId) {
        try (lock) {
            Run run = runs.settled(runId);
            Optional<Instant> rest = run.state().hasEnded() ? Optional.empty() : execute(run, lock);
            return new Left(!shutdown.hasBegun() && !lock.isSurelyHeld(), rest);
        } catch (DataAccessException | TransactionException e) {
            if (shutdown.hasBegun() || lock.isSurelyHeld()) {
                throw e;
            }
            return new Left(true, Optional.empty());
        }
    }

    /** The lock once PostgreSQL answers again; empty when another worker was faster, and when the application ends. */
    private Optional<RunLock.Held> lockAgain(long runId) {
        try {
            while (!shutdown.await(LOCK_AGAIN)) {
                try {
                    return locks.tryLock(runId);
                } catch (DataAccessException e) {
                    LOG.debug("run {} cannot be locked yet", runId, e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Optional<Instant> execute(Run run, RunLock.Held lock) {
        if (!run.state().isBeingApplied() && isWithdrawn(run)) {
            endIncomplete(run, WITHDRAWN);
            return Optional.empty();
        }
        JobParameters parameters = new JobParametersBuilder()
                .addLong("run", run.id())
                .addString("source", run.source().value(), false)
                .toJobParameters();
        Optional<Instant> rest = Optional.empty();
        try (WorkPermit permit = WorkPermit.watched(lock, shutdown, () -> isWithdrawn(run), clock)) {
            if (run.state().isBeingApplied()) {
                permit.settle();
            }
            JobExecution left = repository.getLastJobExecution(RunJobs.JOB, parameters);
            if (left != null) {
                recover(left);
            }
            RunLog.begun(run);
            Source source = sources.findAlsoWithdrawn(run.source()).orElseGet(() -> sources.get(run.source()));
            JobExecution execution = operator.start(jobs.job(run.id(), source, permit), parameters);
            rest = permit.rest();
            if (execution.getStatus() != BatchStatus.COMPLETED && permit.isWithdrawn() && lock.isSurelyHeld()) {
                endIncomplete(run, WITHDRAWN);
                return Optional.empty();
            }
            if (execution.getStatus() != BatchStatus.COMPLETED && rest.isEmpty()) {
                stoppedOrFailed(run, lock, execution.getAllFailureExceptions());
            }
        } catch (JobExecutionException | RuntimeException e) {
            // The boundary of a worker: whatever went wrong ends the run, or it would stay open and bar its source.
            stoppedOrFailed(run, lock, List.of(e));
        }
        RunLog.left(runs.get(run.id()));
        return rest;
    }

    /** A database that does not answer says nothing of it; that the run's lock is lost with it is noticed elsewhere. */
    private boolean isWithdrawn(Run run) {
        try {
            return sources.isWithdrawn(run.source());
        } catch (DataAccessException e) {
            LOG.debug("whether {} was withdrawn cannot be read", run.source(), e);
            return false;
        }
    }

    /**
     * Ends a run INCOMPLETE whose source is not to be asked any more. Does nothing while somebody is at work on it, and when it
     * has ended or is being applied.
     */
    public void endUnlessAtWork(long runId, String error) {
        Optional<RunLock.Held> lock = locks.tryLock(runId);
        if (lock.isPresent()) {
            try (RunLock.Held _ = lock.get()) {
                Run run = runs.settled(runId);
                if (!run.state().hasEnded() && !run.state().isBeingApplied()) {
                    endIncomplete(run, error);
                }
            }
        }
    }

    /** Nothing of it is applied. */
    private void endIncomplete(Run run, String error) {
        registry.discard(run.id());
        runs.end(run.id(), RunState.INCOMPLETE, error, clock.instant());
        RunLog.left(runs.get(run.id()));
    }

    /**
     * What Spring Batch would not start again by itself. It does not trust a step whose rollback met a dead connection; we do,
     * because a chunk and Batch's own record of it are one transaction, which PostgreSQL ends with the connection.
     */
    private void recover(JobExecution left) {
        for (StepExecution step : left.getStepExecutions()) {
            if (step.getStatus() == BatchStatus.UNKNOWN) {
                step.setStatus(BatchStatus.FAILED);
                repository.update(step);
            }
        }
        if (left.getStatus() == BatchStatus.UNKNOWN) {
            left.setStatus(BatchStatus.FAILED);
            repository.update(left);
        } else if (left.isRunning()) {
            operator.recover(left);
        }
    }

    private void stoppedOrFailed(Run run, RunLock.Held lock, List<Throwable> faults) {
        if (shutdown.hasBegun() || !lock.isSurelyHeld()) {
            // What fails without a lock, or while everything around it ends, says nothing about the run.
            LOG.info("run {} of {} was stopped; its next worker goes on with it", run.id(), run.source());
            return;
        }
        Optional<Throwable> passing = faults.stream()
                .flatMap(fault -> PassingFault.behind(fault).stream())
                .findFirst();
        if (passing.isPresent()) {
            LOG.warn("run {} of {} is left open for its next worker: {}", run.id(), run.source(), kinds(passing.get()));
        } else {
            failed(run, faults.stream().findFirst().orElse(null));
        }
    }

    /**
     * Ends a run that met a fault of ours. Only the kinds of the faults and where they arose are told, never their messages,
     * save one that is written for operators.
     */
    private void failed(Run run, @Nullable Throwable fault) {
        LOG.error("run {} of {} failed: {}", run.id(), run.source(), trace(fault));
        registry.discard(run.id());
        runs.end(run.id(), RunState.FAILED, reason(fault), clock.instant());
    }

    private static String reason(@Nullable Throwable fault) {
        return causes(fault)
                .filter(PageReadsOtherwiseException.class::isInstance)
                .findFirst()
                .map(otherwise -> String.valueOf(otherwise.getMessage()))
                .orElseGet(() -> kinds(fault) + "; the log says where");
    }

    private static String kinds(@Nullable Throwable fault) {
        return fault == null ? "ended without a fault of its own" : FaultKinds.of(fault);
    }

    private static Stream<Throwable> causes(@Nullable Throwable fault) {
        return fault == null ? Stream.empty() : FaultKinds.causes(fault);
    }

    private static String trace(@Nullable Throwable fault) {
        return causes(fault)
                .map(cause -> cause.getClass().getName()
                        + Stream.of(cause.getStackTrace())
                                .limit(MAX_FRAMES)
                                .map(frame -> System.lineSeparator() + "    at " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(System.lineSeparator() + "  from "));
    }

    /** The application ends: runs stop before their next request, waiting ones within seconds; the next start goes on with them. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        shutdown.begin();
    }
}
