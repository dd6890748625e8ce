package org.whereabouts.schedules.batch;

import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
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
    private final Map<Long, JobParameters> working = new ConcurrentHashMap<>();

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

    /** Brings the run to its end, unless it has ended or somebody else is at work on it. Returns when it has ended. */
    public void work(long runId) {
        Optional<RunLock.Held> lock = locks.tryLock(runId);
        if (lock.isEmpty()) {
            return;
        }
        try (RunLock.Held _ = lock.get()) {
            Run run = runs.get(runId);
            if (!run.state().hasEnded()) {
                execute(run);
            }
        }
    }

    private void execute(Run run) {
        JobParameters parameters = new JobParametersBuilder()
                .addLong("run", run.id())
                .addString("source", run.source().value(), false)
                .toJobParameters();
        working.put(run.id(), parameters);
        try {
            JobExecution left = repository.getLastJobExecution(RunJobs.JOB, parameters);
            if (left != null && left.isRunning()) {
                operator.recover(left);
            }
            RunLog.begun(run);
            ended(run, operator.start(jobs.job(run.id(), sources.get(run.source())), parameters));
        } catch (JobExecutionException | RuntimeException e) {
            // The boundary of a worker: whatever went wrong ends the run, or it would stay open and bar its source.
            failed(run, e);
        } finally {
            working.remove(run.id());
            RunLog.left(runs.get(run.id()));
        }
    }

    private void ended(Run run, JobExecution execution) {
        if (execution.getStatus() == BatchStatus.STOPPED) {
            LOG.info("run {} of {} was stopped and goes on with the next start", run.id(), run.source());
        } else if (execution.getStatus() != BatchStatus.COMPLETED) {
            failed(run, execution.getAllFailureExceptions().stream().findFirst().orElse(null));
        }
    }

    /**
     * Ends a run that met a fault of ours. Messages of databases and parsers quote the values they stumbled over, so only the
     * kinds of the faults and where they arose are told, never their messages.
     */
    private void failed(Run run, @Nullable Throwable fault) {
        String kinds = kinds(fault);
        LOG.error("run {} of {} failed: {}", run.id(), run.source(), trace(fault));
        registry.discard(run.id());
        runs.end(run.id(), RunState.FAILED, kinds + "; the log says where", clock.instant());
    }

    private static String kinds(@Nullable Throwable fault) {
        return fault == null
                ? "ended without a fault of its own"
                : Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                        .limit(MAX_CAUSES)
                        .map(cause -> cause.getClass().getSimpleName())
                        .collect(Collectors.joining(" from "));
    }

    private static String trace(@Nullable Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .map(cause -> cause.getClass().getName()
                        + Stream.of(cause.getStackTrace())
                                .limit(MAX_FRAMES)
                                .map(frame -> System.lineSeparator() + "    at " + frame)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining(System.lineSeparator() + "  from "));
    }

    /** The application ends: runs stop at their next safe point and go on with the next start. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        working.values().forEach(parameters -> {
            JobExecution execution = repository.getLastJobExecution(RunJobs.JOB, parameters);
            if (execution != null && execution.isRunning()) {
                try {
                    operator.stop(execution);
                } catch (JobExecutionNotRunningException e) {
                    LOG.debug("execution {} had ended already", execution.getId());
                }
            }
        });
    }
}
