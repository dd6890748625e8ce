package org.whereabouts.crawler.sitewatch;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.capture.RetentionRule;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.fetch.FetchLimits;
import org.whereabouts.crawler.fetch.Fetcher;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.polite.PoliteClient;
import org.whereabouts.crawler.robots.RobotsGate;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile.Terms;
import org.whereabouts.crawler.throttle.HostThrottle;
import org.whereabouts.crawler.throttle.Pause;
import org.whereabouts.crawler.throttle.ThrottleSettings;
import org.whereabouts.sandbox.server.TestServers;

/** The real parts of a site watch over one database, asking sites on loopback. */
final class WatcherFixture implements AutoCloseable {

    final HikariDataSource pool = new HikariDataSource();
    final InstantSource clock = InstantSource.system();
    final JdbcClient database;
    final SiteWatches watches;
    final WatchReports reports;
    final SitePages pages;
    final SiteWatcher watcher;
    private final Fetcher fetcher;
    private final CaptureStore captures;

    /** A watcher of these sites that has never asked anybody. */
    static WatcherFixture fresh(Path captures, AgencySite... sites) {
        return on(TestServers.postgres().createDatabase(), captures, sites);
    }

    /** A watcher of these sites over a database that may have been used before. */
    static WatcherFixture on(String jdbcUrl, Path captures, AgencySite... sites) {
        return new WatcherFixture(jdbcUrl, captures, AgencySites.of(List.of(sites)));
    }

    private WatcherFixture(String jdbcUrl, Path captureDirectory, AgencySites sites) {
        pool.setJdbcUrl(jdbcUrl);
        pool.setMaximumPoolSize(6);
        ModuleSchema.migrate(pool, "crawler");
        database = JdbcClient.create(pool);
        watches = new SiteWatches(database);
        reports = new WatchReports(watches, database);
        pages = new SitePages(database);
        fetcher = new Fetcher(
                AddressRule.LOOPBACK_ONLY,
                new FetchLimits(4_000_000, Duration.ofSeconds(5), Duration.ofSeconds(5)),
                "Whereabouts/test (+mailto:operator@example.org)",
                clock);
        HostThrottle throttle = new HostThrottle(
                database,
                new ThrottleSettings(Duration.ofSeconds(5), null),
                Pause.sleeping(clock),
                clock,
                RandomGeneratorFactory.getDefault().create(1),
                UUID::randomUUID);
        captures = new CaptureStore(
                captureDirectory, database, RetentionRule.DEFAULT, "Whereabouts/test", clock, UUID::randomUUID);
        watcher = new SiteWatcher(
                sites,
                watches,
                pool,
                new PoliteClient(
                        fetcher,
                        throttle,
                        new RobotsGate(database, fetcher, throttle, CrawlMonitor.SILENT, clock),
                        CrawlMonitor.SILENT,
                        clock),
                captures,
                CrawlMonitor.SILENT,
                new TransactionTemplate(new JdbcTransactionManager(pool)),
                clock);
    }

    /** A site that begins at {@code /} and is followed everywhere. */
    static AgencySite site(URI origin, Duration delay) {
        return new AgencySite(
                new SourceId("us-xx-doc-web"),
                "Department",
                origin,
                List.of("/"),
                List.of("/**"),
                List.of(),
                List.of(),
                20,
                1,
                5_000,
                delay,
                null,
                null,
                ZoneId.of("UTC"),
                null,
                true,
                new Terms(origin, "test", LocalDate.EPOCH, "all"),
                List.of());
    }

    /** Watches the site once, to its end or its pause. */
    Watch watch(AgencySite site) {
        return watcher.work(
                watches.queue(site.id(), Watch.Cause.OPERATOR, clock.instant()).id());
    }

    /** What became of each page, by path. */
    Map<String, Fate> fates(Watch watch) {
        return pages.settled(watch.id()).stream()
                .collect(java.util.stream.Collectors.toMap(
                        page -> URI.create(page.url()).getRawPath(), SitePages.Settled::fate));
    }

    @Override
    public void close() {
        captures.close();
        fetcher.close();
        pool.close();
    }
}
