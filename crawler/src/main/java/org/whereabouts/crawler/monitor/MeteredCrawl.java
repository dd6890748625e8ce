package org.whereabouts.crawler.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.whereabouts.crawler.source.SourceId;

/**
 * Counts what the crawler does, per source. Every tag has few values, none of them taken from a page: sources, classes of
 * status, kinds of outcome and obstacle.
 *
 * <ul>
 *   <li>{@code whereabouts.crawler.requests} (source, status {@code 2xx}): answers received; redirects count one by one, and
 *       so does robots.txt, for the source that wanted to ask
 *   <li>{@code whereabouts.crawler.unanswered} (source, obstacle): requests without a usable answer
 *   <li>{@code whereabouts.crawler.denied} (source, obstacle): requests not sent, for want of a turn or because robots.txt forbids
 *   <li>{@code whereabouts.crawler.slot.wait} (source), timer: from wanting to ask to the host's slot
 *   <li>{@code whereabouts.crawler.request.time} (source), timer: from sending to the last byte
 *   <li>{@code whereabouts.crawler.bytes} (source): of payloads, decompressed
 *   <li>{@code whereabouts.crawler.outcomes} (source, outcome): pages read for the first time; an answer of another status than
 *       2xx is told by its obstacle, in capitals
 *   <li>{@code whereabouts.crawler.reparsed} (source, outcome): captured pages read again
 * </ul>
 */
public final class MeteredCrawl implements CrawlMonitor {

    private static final String PREFIX = "whereabouts.crawler.";
    private static final String SOURCE = "source";

    private final MeterRegistry meters;

    public MeteredCrawl(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void waited(SourceId source, Duration forSlot) {
        meters.timer(PREFIX + "slot.wait", SOURCE, source.value()).record(forSlot);
    }

    @Override
    public void answered(SourceId source, int status, long bytes, Duration took) {
        meters.counter(PREFIX + "requests", SOURCE, source.value(), "status", statusClass(status))
                .increment();
        meters.counter(PREFIX + "bytes", SOURCE, source.value()).increment((double) bytes);
        meters.timer(PREFIX + "request.time", SOURCE, source.value()).record(took);
    }

    @Override
    public void unanswered(SourceId source, String obstacle) {
        meters.counter(PREFIX + "unanswered", SOURCE, source.value(), "obstacle", obstacle)
                .increment();
    }

    @Override
    public void denied(SourceId source, String obstacle) {
        meters.counter(PREFIX + "denied", SOURCE, source.value(), "obstacle", obstacle)
                .increment();
    }

    @Override
    public void read(SourceId source, String outcome) {
        meters.counter(PREFIX + "outcomes", SOURCE, source.value(), "outcome", outcome)
                .increment();
    }

    @Override
    public void reread(SourceId source, String outcome) {
        meters.counter(PREFIX + "reparsed", SOURCE, source.value(), "outcome", outcome)
                .increment();
    }

    /** {@code 2xx} to {@code 5xx}; whatever a broken server sends beyond that is one class more. */
    static String statusClass(int status) {
        int hundreds = status / 100;
        return hundreds >= 1 && hundreds <= 5 ? hundreds + "xx" : "other";
    }
}
