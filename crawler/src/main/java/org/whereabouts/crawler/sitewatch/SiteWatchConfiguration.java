package org.whereabouts.crawler.sitewatch;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.polite.PoliteClient;

/** The site watch, wired over the crawler's parts. The application provides the {@link AgencySites}. */
@Configuration(proxyBeanMethods = false)
public class SiteWatchConfiguration {

    @Bean
    SiteWatches siteWatches(JdbcClient database) {
        return new SiteWatches(database);
    }

    @Bean
    WatchReports watchReports(SiteWatches watches, JdbcClient database) {
        return new WatchReports(watches, database);
    }

    @Bean
    SiteWatcher siteWatcher(
            AgencySites sites,
            SiteWatches watches,
            DataSource dataSource,
            PoliteClient client,
            CaptureStore captures,
            CrawlMonitor monitor,
            TransactionTemplate transaction,
            InstantSource clock) {
        return new SiteWatcher(sites, watches, dataSource, client, captures, monitor, transaction, clock);
    }
}
