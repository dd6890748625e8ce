package org.whereabouts.schedules.watch;

import java.time.InstantSource;
import org.quartz.Scheduler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.whereabouts.crawler.sitewatch.AgencySites;
import org.whereabouts.crawler.sitewatch.SiteWatchConfiguration;
import org.whereabouts.crawler.sitewatch.SiteWatcher;
import org.whereabouts.crawler.sitewatch.SiteWatches;

/** The watches of agencies' web sites, wired. */
@Configuration(proxyBeanMethods = false)
@Import(SiteWatchConfiguration.class)
public class WatchConfiguration {

    @Bean
    WatchTimetable watchTimetable(Scheduler quartz, AgencySites sites) {
        return new WatchTimetable(quartz, sites);
    }

    @Bean
    WatchService watchService(
            AgencySites sites,
            SiteWatches watches,
            SiteWatcher watcher,
            WatchTimetable timetable,
            InstantSource clock) {
        return new WatchService(sites, watches, watcher, timetable, clock);
    }
}
