package org.whereabouts.crawler;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.added.AddedSources;
import org.whereabouts.crawler.capture.CaptureRetention;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.DetailCaptures;
import org.whereabouts.crawler.fetch.FetchLimits;
import org.whereabouts.crawler.fetch.Fetcher;
import org.whereabouts.crawler.fetch.LocalFiles;
import org.whereabouts.crawler.frontier.Frontier;
import org.whereabouts.crawler.frontier.SweepRetention;
import org.whereabouts.crawler.lookup.LiveLookup;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.monitor.MeteredCrawl;
import org.whereabouts.crawler.polite.PoliteClient;
import org.whereabouts.crawler.replay.Replay;
import org.whereabouts.crawler.robots.HostRetention;
import org.whereabouts.crawler.robots.RobotsGate;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sweep.RetryPolicy;
import org.whereabouts.crawler.sweep.SearchRunner;
import org.whereabouts.crawler.sweep.SweepDriver;
import org.whereabouts.crawler.throttle.HostThrottle;
import org.whereabouts.crawler.throttle.Pause;
import org.whereabouts.crawler.throttle.ThrottleSettings;
import org.whereabouts.crawler.trial.TrialRunner;

/**
 * The crawler's parts, wired. The application provides a migrated database (schema {@code crawler}), the clock, the random
 * numbers, the {@link Sources} and the {@link CrawlerSettings}.
 */
@Configuration(proxyBeanMethods = false)
public class CrawlerConfiguration {

    private static final int ATTEMPTS = 4;

    /** How long a host may be in trouble until a sweep gives it up: a night, and the day after on which somebody mends it. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    /** Far longer than any page takes; a worker that is known to be gone is not waited for. */
    private static final Duration LEASE = Duration.ofMinutes(30);

    @Bean
    Pause pause(InstantSource clock) {
        return Pause.sleeping(clock);
    }

    @Bean
    Fetcher fetcher(CrawlerSettings settings, InstantSource clock) {
        return new Fetcher(settings.addresses(), FetchLimits.DEFAULT, settings.userAgent(), clock);
    }

    @Bean
    HostThrottle hostThrottle(
            JdbcClient database, CrawlerSettings settings, Pause pause, InstantSource clock, RandomGenerator random) {
        ThrottleSettings kept = new ThrottleSettings(FetchLimits.DEFAULT.request(), settings.dailyRequests());
        return new HostThrottle(database, kept, pause, clock, random, UUID::randomUUID);
    }

    @Bean
    RobotsGate robotsGate(
            JdbcClient database, Fetcher fetcher, HostThrottle throttle, CrawlMonitor monitor, InstantSource clock) {
        return new RobotsGate(database, fetcher, throttle, monitor, clock);
    }

    @Bean
    CaptureStore captureStore(CrawlerSettings settings, JdbcClient database, InstantSource clock) {
        return new CaptureStore(
                settings.captures(), database, settings.retention(), settings.userAgent(), clock, UUID::randomUUID);
    }

    @Bean
    DetailCaptures detailCaptures(
            CaptureStore captures, JdbcClient database, CrawlerSettings settings, InstantSource clock) {
        return new DetailCaptures(captures, database, settings.retention(), clock);
    }

    @Bean
    CaptureRetention captureRetention(CrawlerSettings settings, JdbcClient database, InstantSource clock) {
        return new CaptureRetention(settings.captures(), database, settings.retention(), clock);
    }

    @Bean
    SweepRetention sweepRetention(JdbcClient database) {
        return new SweepRetention(database);
    }

    @Bean
    HostRetention hostRetention(JdbcClient database) {
        return new HostRetention(database);
    }

    @Bean
    Replay replay(Sources sources, CaptureStore captures, CrawlMonitor monitor, InstantSource clock) {
        return new Replay(sources, captures, monitor, clock);
    }

    @Bean
    Frontier frontier(JdbcClient database, InstantSource clock) {
        // Process id and host, so that an operator finds whoever has a search in hand.
        String worker = ManagementFactory.getRuntimeMXBean().getName();
        return new Frontier(database, worker, LEASE, clock);
    }

    /** Counts where the application has a registry of meters. */
    @Bean
    CrawlMonitor crawlMonitor(ObjectProvider<MeterRegistry> meters) {
        MeterRegistry registry = meters.getIfAvailable();
        return registry == null ? CrawlMonitor.SILENT : new MeteredCrawl(registry);
    }

    @Bean
    AddedSources addedSources(JdbcClient database, CrawlerSettings settings, InstantSource clock) {
        return new AddedSources(database, settings.addresses(), clock);
    }

    @Bean
    TrialRunner trialRunner(PoliteClient client, CrawlMonitor monitor, InstantSource clock, CrawlerSettings settings) {
        return new TrialRunner(client, monitor, clock, settings.captures());
    }

    @Bean
    PoliteClient politeClient(
            Fetcher fetcher,
            HostThrottle throttle,
            RobotsGate robots,
            CrawlerSettings settings,
            CrawlMonitor monitor,
            InstantSource clock) {
        LocalFiles files = new LocalFiles(settings.files(), clock);
        return new PoliteClient(fetcher, throttle, robots, files, monitor, clock);
    }

    @Bean
    SearchRunner searchRunner(PoliteClient client, CaptureStore captures, CrawlMonitor monitor, InstantSource clock) {
        return new SearchRunner(client, captures, monitor, clock);
    }

    @Bean
    SweepDriver sweepDriver(
            Frontier frontier,
            SearchRunner runner,
            CaptureStore captures,
            DetailCaptures details,
            RandomGenerator random,
            TransactionTemplate transaction,
            InstantSource clock) {
        RetryPolicy retries = new RetryPolicy(ATTEMPTS, PATIENCE, random);
        return new SweepDriver(frontier, runner, captures, details, retries, transaction, clock);
    }

    @Bean
    LiveLookup liveLookup(
            Sources sources,
            SearchRunner runner,
            CaptureStore captures,
            TransactionTemplate transaction,
            InstantSource clock) {
        return new LiveLookup(sources, runner, captures, transaction, clock);
    }
}
