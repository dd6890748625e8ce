package org.whereabouts.crawler.monitor;

import java.time.Duration;
import org.whereabouts.crawler.source.SourceId;

/** Is told what the crawler does. */
public interface CrawlMonitor {

    /** Tells nobody. */
    CrawlMonitor SILENT = new CrawlMonitor() {
        @Override
        public void waited(SourceId source, Duration forSlot) {}

        @Override
        public void answered(SourceId source, int status, long bytes, Duration took) {}

        @Override
        public void unanswered(SourceId source, String obstacle) {}

        @Override
        public void read(SourceId source, String outcome) {}

        @Override
        public void reread(SourceId source, String outcome) {}
    };

    /** A request, robots.txt and redirects included, waited for its slot. */
    void waited(SourceId source, Duration forSlot);

    /**
     * A host answered.
     *
     * @param bytes of the payload, decompressed
     * @param took from sending to the last byte
     */
    void answered(SourceId source, int status, long bytes, Duration took);

    /** There was no answer; {@code obstacle} says why. */
    void unanswered(SourceId source, String obstacle);

    /**
     * A request was not sent: {@code obstacle} says what forbids it, or why it had no turn. To those who do not count it, it is
     * as if nothing had happened.
     */
    default void denied(SourceId source, String obstacle) {}

    /** A page was read for the first time, or, by the name of the obstacle, found to be none by its status. */
    void read(SourceId source, String outcome);

    /** A captured page was read again. */
    void reread(SourceId source, String outcome);

    /** A monitor that tells both. */
    default CrawlMonitor and(CrawlMonitor also) {
        return new BothMonitors(this, also);
    }
}
