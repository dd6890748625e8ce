package org.whereabouts.crawler.sweep;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.DetailCaptures;
import org.whereabouts.crawler.capture.RetentionRule;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.fetch.FetchLimits;
import org.whereabouts.crawler.fetch.Fetcher;
import org.whereabouts.crawler.frontier.Frontier;
import org.whereabouts.crawler.lookup.LiveLookup;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.polite.PoliteClient;
import org.whereabouts.crawler.robots.RobotsGate;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.crawler.throttle.HostThrottle;
import org.whereabouts.crawler.throttle.Pause;
import org.whereabouts.crawler.throttle.ThrottleSettings;
import org.whereabouts.sandbox.server.TestServers;

/** The crawler's real parts over a fresh database, asking sites on loopback. */
public final class CrawlerFixture implements AutoCloseable {

    private final Path captureDirectory;
    private final HikariDataSource pool;
    public final JdbcClient database;
    public final TransactionTemplate transaction;
    public final InstantSource clock = InstantSource.system();
    public final Pause pause = Pause.sleeping(clock);
    public final Fetcher fetcher;
    public final HostThrottle throttle;
    public final RobotsGate robots;
    public final CaptureStore captures;
    public final DetailCaptures details;
    public final Frontier frontier;
    public final PoliteClient client;
    public final SearchRunner runner;
    public final SweepDriver driver;

    /** A crawler that has never asked anybody. */
    public CrawlerFixture(Path captureDirectory) {
        this(captureDirectory, TestServers.postgres().createDatabase());
    }

    /** A crawler on the database and the captures of others. */
    static CrawlerFixture on(Path captureDirectory, String url) {
        return new CrawlerFixture(captureDirectory, url);
    }

    private CrawlerFixture(Path captureDirectory, String url) {
        this(captureDirectory, url, CrawlMonitor.SILENT, JdbcTransactionManager::new);
    }

    /** A crawler on a database that others use as well, watched by whoever wants to kill it. */
    CrawlerFixture(
            Path captureDirectory,
            String url,
            CrawlMonitor monitor,
            Function<DataSource, JdbcTransactionManager> transactions) {
        this.captureDirectory = captureDirectory;
        pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(8);
        ModuleSchema.migrate(pool, "crawler");
        database = JdbcClient.create(pool);
        transaction = new TransactionTemplate(transactions.apply(pool));
        fetcher = new Fetcher(
                AddressRule.LOOPBACK_ONLY,
                new FetchLimits(4_000_000, Duration.ofSeconds(5), Duration.ofSeconds(10)),
                "Whereabouts/test (+mailto:operator@example.org)",
                clock);
        RandomGenerator jitter = RandomGeneratorFactory.getDefault().create(1);
        throttle = new HostThrottle(
                database, new ThrottleSettings(Duration.ofSeconds(10), null), pause, clock, jitter, UUID::randomUUID);
        robots = new RobotsGate(database, fetcher, throttle, CrawlMonitor.SILENT, clock);
        captures = new CaptureStore(
                captureDirectory,
                database,
                RetentionRule.DEFAULT,
                "Whereabouts/test (+mailto:operator@example.org)",
                clock,
                UUID::randomUUID);
        details = new DetailCaptures(captures, database, RetentionRule.DEFAULT, clock);
        frontier = new Frontier(database, "worker of a test", Duration.ofMinutes(5), clock);
        client = new PoliteClient(fetcher, throttle, robots, monitor, clock);
        runner = new SearchRunner(client, captures, monitor, clock);
        driver = new SweepDriver(
                frontier,
                runner,
                captures,
                details,
                new RetryPolicy(3, Duration.ofHours(24), jitter),
                transaction,
                clock);
    }

    /** Another process on the same database and directory, once this one is gone. */
    public CrawlerFixture successor() {
        close();
        return new CrawlerFixture(captureDirectory, pool.getJdbcUrl());
    }

    /** The shipped sources, as found at these addresses. */
    public static Sources sources(Map<String, URI> baseUrls, Duration delay) {
        Map<SourceId, SourceOverlay> overlays = new java.util.HashMap<>();
        baseUrls.forEach((id, url) -> overlays.put(new SourceId(id), new SourceOverlay(url, delay)));
        return ShippedSources.overlaid(overlays);
    }

    public LiveLookup lookup(Sources sources) {
        return new LiveLookup(sources, runner, captures, transaction, clock);
    }

    /** Steps until the sweep ends, one way or the other; at most {@code steps}. */
    public SweepStep sweep(long runId, Source source, int steps) throws InterruptedException {
        driver.takeUp(runId, source);
        SweepStep last = new SweepStep.Advanced();
        for (int step = 0; step < steps; step++) {
            last = driver.advance(runId, source, Permit.UNLIMITED);
            switch (last) {
                case SweepStep.Advanced() -> {}
                case SweepStep.Waiting waiting -> pause.until(waiting.until());
                case SweepStep.Finished() -> {
                    return last;
                }
                case SweepStep.Halted _ -> {
                    return last;
                }
            }
        }
        return last;
    }

    @Override
    public void close() {
        captures.close();
        fetcher.close();
        pool.close();
    }
}
