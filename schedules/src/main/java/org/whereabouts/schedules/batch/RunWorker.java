package org.whereabouts.schedules.batch;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
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
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
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

    private static final Duration LOCK_AGAIN = Duration.ofSeconds(2);
    private static final int MAX_CAUSES = 6;
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
     * Brings the run to its end, unless it has ended or somebody else is at work on it. Returns when it has ended, and when the
     * application does. A run whose lock was lost is left as it is and taken up again.
     */
    public void work(long runId) {
        Optional<RunLock.Held> lock = locks.tryLock(runId);
        while (lock.isPresent() && !workWith(lock.get(), runId)) {
            lock = lockAgain(runId);
        }
    }

    /** Works on the run; says whether there is nothing more to do for this worker. */
    private boolean workWith(RunLock.Held lock, long runId) {
        try (lock) {
            Run run = runs.get(runId);
            if (!run.state().hasEnded()) {
                execute(run, lock);
            }
            return shutdown.hasBegun() || lock.isSurelyHeld();
        } catch (DataAccessException e) {
            if (shutdown.hasBegun() || lock.isSurelyHeld()) {
                throw e;
            }
            return false;
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

    private void execute(Run run, RunLock.Held lock) {
        JobParameters parameters = new JobParametersBuilder()
                .addLong("run", run.id())
                .addString("source", run.source().value(), false)
                .toJobParameters();
        WorkPermit permit = new WorkPermit(lock, shutdown, clock);
        try {
            JobExecution left = repository.getLastJobExecution(RunJobs.JOB, parameters);
            if (left != null && left.isRunning()) {
                operator.recover(left);
            }
            RunLog.begun(run);
            JobExecution execution = operator.start(jobs.job(run.id(), sources.get(run.source()), permit), parameters);
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                stoppedOrFailed(
                        run,
                        lock,
                        execution.getAllFailureExceptions().stream().findFirst().orElse(null));
            }
        } catch (JobExecutionException | RuntimeException e) {
            // The boundary of a worker: whatever went wrong ends the run, or it would stay open and bar its source.
            stoppedOrFailed(run, lock, e);
        }
        RunLog.left(runs.get(run.id()));
    }

    private void stoppedOrFailed(Run run, RunLock.Held lock, @Nullable Throwable fault) {
        if (!shutdown.hasBegun() && lock.isSurelyHeld()) {
            failed(run, fault);
        } else {
            // What fails without a lock, or while everything around it ends, says nothing about the run.
            LOG.info("run {} of {} was stopped; its next worker goes on with it", run.id(), run.source());
        }
    }

    /**
     * Ends a run that met a fault of ours. Messages of databases and parsers quote the values they stumbled over, so only the
     * kinds of the faults and where they arose are told, never their messages, save one that is written for operators.
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
        return fault == null
                ? "ended without a fault of its own"
                : causes(fault).map(cause -> cause.getClass().getSimpleName()).collect(Collectors.joining(" from "));
    }

    private static Stream<Throwable> causes(@Nullable Throwable fault) {
        return Stream.<@Nullable Throwable>iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES);
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

    /** The application ends: runs stop before their next request and go on with the next start. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        shutdown.begin();
    }
}
