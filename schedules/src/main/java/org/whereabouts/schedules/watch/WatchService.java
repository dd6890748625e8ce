package org.whereabouts.schedules.watch;

import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.whereabouts.crawler.sitewatch.AgencySite;
import org.whereabouts.crawler.sitewatch.AgencySites;
import org.whereabouts.crawler.sitewatch.SiteWatcher;
import org.whereabouts.crawler.sitewatch.SiteWatches;
import org.whereabouts.crawler.sitewatch.Watch;
import org.whereabouts.crawler.sitewatch.WatchOpenException;
import org.whereabouts.crawler.source.SourceId;

/** Starts watches, and takes up those that wait or were left open when the process that worked on them ended. */
public class WatchService {

    private static final Logger LOG = LoggerFactory.getLogger(WatchService.class);

    private final AgencySites sites;
    private final SiteWatches watches;
    private final SiteWatcher watcher;
    private final WatchTimetable timetable;
    private final InstantSource clock;

    WatchService(
            AgencySites sites,
            SiteWatches watches,
            SiteWatcher watcher,
            WatchTimetable timetable,
            InstantSource clock) {
        this.sites = sites;
        this.watches = watches;
        this.watcher = watcher;
        this.timetable = timetable;
        this.clock = clock;
    }

    /**
     * Starts a watch; returns at once.
     *
     * @throws org.whereabouts.crawler.sitewatch.UnknownSiteException when there is no such site
     * @throws NotWatchableException when it is not enabled
     * @throws WatchOpenException when it has a watch that has not ended; a worker is given that one again, in case its own died
     */
    public Watch start(String id) {
        AgencySite site = sites.get(id);
        if (!site.enabled()) {
            throw new NotWatchableException(site);
        }
        try {
            Watch watch = watches.queue(site.id(), Watch.Cause.OPERATOR, clock.instant());
            timetable.fire(watch);
            return watch;
        } catch (WatchOpenException e) {
            watches.open(site.id()).ifPresent(this::takeUp);
            throw e;
        }
    }

    /** The site's time has come. */
    void due(SourceId site) {
        Instant now = clock.instant();
        try {
            work(watches.queue(site, Watch.Cause.SCHEDULE, now).id());
        } catch (WatchOpenException e) {
            LOG.info("{} is due, but its last watch has not ended", site);
            watches.open(site).ifPresent(this::takeUp);
        }
    }

    /** Brings the watch to its end, or to a pause after which it is taken up again. */
    void work(long id) {
        Watch watch = watcher.work(id);
        if (watch.dueAt() != null) {
            timetable.fireAt(watch, watch.dueAt());
        }
    }

    private void takeUp(Watch open) {
        Instant due = open.dueAt();
        if (due != null && due.isAfter(clock.instant())) {
            timetable.fireAt(open, due);
        } else {
            timetable.fire(open);
        }
    }

    /** Once the application is up: schedules as the profiles say, and open watches handed to workers again. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        timetable.synchronize();
        for (Watch left : watches.open()) {
            if (sites.find(left.site().value()).filter(AgencySite::enabled).isPresent()) {
                takeUp(left);
            }
        }
    }

    /** The application ends: watches stop at their next safe point and go on with the next start. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        watcher.stop();
    }
}
