package org.whereabouts.app.local;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.sandbox.site.SandboxSites;

/**
 * Keeps how far the sandbox's clock was moved ahead, within a second of its being moved, so that a killed stack comes back on
 * the same day.
 */
final class SandboxWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final SandboxSites sites;
    private final DataFolder folder;
    private final InstantSource clock;
    private final Thread thread;
    private World kept;

    private SandboxWatch(SandboxSites sites, World world, DataFolder folder, InstantSource clock) {
        this.sites = sites;
        this.kept = world;
        this.folder = folder;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("sandbox clock").unstarted(this::watch);
    }

    static SandboxWatch start(SandboxSites sites, World world, DataFolder folder, InstantSource clock) {
        SandboxWatch watch = new SandboxWatch(sites, world, folder, clock);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                keep();
            } catch (OperatorException e) {
                LOG.warn("The sandbox's day was not kept; trying again: {}", e.getMessage());
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
    }

    private synchronized void keep() {
        LocalDate real = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int ahead = Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(real, sites.today())));
        if (ahead != kept.daysAhead()) {
            kept = kept.withDaysAhead(ahead);
            kept.write(folder);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        keep();
    }
}
