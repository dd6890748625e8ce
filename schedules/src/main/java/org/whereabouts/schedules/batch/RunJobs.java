package org.whereabouts.schedules.batch;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.transaction.PlatformTransactionManager;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.normalizer.custody.CustodyNormalizer;
import org.whereabouts.schedules.run.RunFindings;
import org.whereabouts.schedules.run.RunFindings.Finding;
import org.whereabouts.schedules.run.RunState;
import org.whereabouts.schedules.run.RunStore;

/**
 * The one job of all sources: SWEEP -> NORMALIZE -> GATE -> APPLY -> PROJECT. It is built for each run around its source; the
 * run's id identifies the job's instance, so that starting it again goes on where the last execution stopped.
 */
final class RunJobs {

    static final String JOB = "run";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final RunPhases phases;
    private final CaptureStore captures;
    private final CustodyNormalizer normalizer;
    private final CrawlMonitor monitor;
    private final CustodyRegistry registry;
    private final RunStore runs;
    private final RunFindings findings;
    private final InstantSource clock;
    private final int pagesPerChunk;

    RunJobs(
            JobRepository repository,
            PlatformTransactionManager transactions,
            RunPhases phases,
            CaptureStore captures,
            CustodyNormalizer normalizer,
            CrawlMonitor monitor,
            CustodyRegistry registry,
            RunStore runs,
            RunFindings findings,
            InstantSource clock,
            int pagesPerChunk) {
        this.repository = repository;
        this.transactions = transactions;
        this.phases = phases;
        this.captures = captures;
        this.normalizer = normalizer;
        this.monitor = monitor;
        this.registry = registry;
        this.runs = runs;
        this.findings = findings;
        this.clock = clock;
        this.pagesPerChunk = pagesPerChunk;
    }

    Job job(long runId, Source source, WorkPermit permit) {
        Step sweep = phase("sweep", permit, phases.sweep(runId, source, permit));
        Step normalize = normalize(runId, source, permit);
        Step judge = phase("judge", permit, phases.judge(runId, source));
        return new JobBuilder(JOB, repository)
                .start(sweep)
                .on(RunPhases.HALTED)
                .end(RunPhases.HALTED)
                .from(sweep)
                .on("COMPLETED")
                .to(normalize)
                .next(judge)
                .from(judge)
                .on(RunPhases.QUARANTINED)
                .end(RunPhases.QUARANTINED)
                .from(judge)
                .on("COMPLETED")
                .to(phase("apply", permit, phases.apply(runId, source, permit)))
                .next(phase("project", permit, phases.project(runId)))
                .end()
                .build();
    }

    private Step phase(String name, WorkPermit permit, PhaseStep.Phase work) {
        return new PhaseStep(name, repository, permit, work);
    }

    private Step normalize(long runId, Source source, WorkPermit permit) {
        ItemWriter<NormalizedPage> stage = chunk -> {
            runs.enter(runId, RunState.NORMALIZING, clock.instant());
            Map<Finding, Long> counts = new HashMap<>();
            for (NormalizedPage page : chunk) {
                registry.stage(runId, source.profile().id(), page.records());
                page.findings().forEach((finding, count) -> counts.merge(finding, count, Long::sum));
            }
            findings.add(runId, counts);
        };
        return new StepBuilder("normalize", repository)
                .<CapturedPiece, NormalizedPage>chunk(pagesPerChunk)
                .transactionManager(transactions)
                .interruptionPolicy(_ -> permit.require())
                .reader(new CapturedPages(captures, source, monitor, runId))
                .processor(new PageNormalizer(captures, normalizer, monitor, source, runId))
                .writer(stage)
                .build();
    }
}
