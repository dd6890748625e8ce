package org.whereabouts.crawler.trial;

import java.time.Duration;
import org.whereabouts.crawler.monitor.CrawlMonitor;
import org.whereabouts.crawler.source.SourceId;

/** Adds up what one request waited and took. */
final class Stopwatch implements CrawlMonitor {

    private Duration waited = Duration.ZERO;
    private Duration took = Duration.ZERO;
    private int answers;

    /** How many answers came in all, redirects among them. */
    int answers() {
        return answers;
    }

    /** A new request begins. */
    void reset() {
        waited = Duration.ZERO;
        took = Duration.ZERO;
    }

    Duration waited() {
        return waited;
    }

    Duration took() {
        return took;
    }

    @Override
    public void waited(SourceId source, Duration forSlot) {
        waited = waited.plus(forSlot);
    }

    @Override
    public void answered(SourceId source, int status, long bytes, Duration forAnswer) {
        took = took.plus(forAnswer);
        answers++;
    }

    @Override
    public void unanswered(SourceId source, String obstacle) {}

    @Override
    public void read(SourceId source, String outcome) {}

    @Override
    public void reread(SourceId source, String outcome) {}
}
