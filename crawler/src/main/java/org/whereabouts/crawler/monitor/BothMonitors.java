package org.whereabouts.crawler.monitor;

import java.time.Duration;
import org.whereabouts.crawler.source.SourceId;

/** Tells two. */
record BothMonitors(CrawlMonitor one, CrawlMonitor other) implements CrawlMonitor {

    @Override
    public void waited(SourceId source, Duration forSlot) {
        one.waited(source, forSlot);
        other.waited(source, forSlot);
    }

    @Override
    public void answered(SourceId source, int status, long bytes, Duration took) {
        one.answered(source, status, bytes, took);
        other.answered(source, status, bytes, took);
    }

    @Override
    public void unanswered(SourceId source, String obstacle) {
        one.unanswered(source, obstacle);
        other.unanswered(source, obstacle);
    }

    @Override
    public void denied(SourceId source, String obstacle) {
        one.denied(source, obstacle);
        other.denied(source, obstacle);
    }

    @Override
    public void read(SourceId source, String outcome) {
        one.read(source, outcome);
        other.read(source, outcome);
    }

    @Override
    public void reread(SourceId source, String outcome) {
        one.reread(source, outcome);
        other.reread(source, outcome);
    }
}
