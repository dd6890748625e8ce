package org.whereabouts.schedules.batch;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.DetailCaptures;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sweep.SweepDriver;
import org.whereabouts.indexer.index.PeopleIndex;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.normalizer.custody.CustodyNormalizer;
import org.whereabouts.schedules.run.RunFindings;
import org.whereabouts.schedules.run.RunLock;
import org.whereabouts.schedules.run.RunStore;

/** The worker and the job it works on, wired. */
@Configuration(proxyBeanMethods = false)
public class RunWorkerConfiguration {

    @Bean
    RunJobs runJobs(
            JobRepository repository,
            PlatformTransactionManager transactions,
            SweepDriver driver,
            CaptureStore captures,
            DetailCaptures details,
            CustodyNormalizer normalizer,
            CrawlMonitor monitor,
            CustodyRegistry registry,
            PeopleIndex index,
            RunStore runs,
            RunFindings findings,
            InstantSource clock,
            @Value("${whereabouts.pages-per-chunk:50}") int pagesPerChunk) {
        RunPhases phases = new RunPhases(driver, captures, details, registry, index, runs, findings, clock);
        return new RunJobs(
                repository,
                transactions,
                phases,
                captures,
                normalizer,
                monitor,
                registry,
                runs,
                findings,
                clock,
                pagesPerChunk);
    }

    @Bean
    RunWorker runWorker(
            JobOperator operator,
            JobRepository repository,
            RunJobs jobs,
            RunStore runs,
            DataSource database,
            CustodyRegistry registry,
            Sources sources,
            InstantSource clock) {
        return new RunWorker(operator, repository, jobs, runs, new RunLock(database, clock), registry, sources, clock);
    }
}
