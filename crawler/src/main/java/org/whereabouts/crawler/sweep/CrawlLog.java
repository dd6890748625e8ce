package org.whereabouts.crawler.sweep;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * What the log says of searches, in words and as key-value pairs ({@code crawl.source}, {@code crawl.obstacle}...). Addresses stop
 * at the host, searches are named by the source's own key, and what a page said is left out: there is nothing of a person in it.
 */
final class CrawlLog {

    private static final Logger LOG = LoggerFactory.getLogger(CrawlLog.class);

    private CrawlLog() {}

    /** A request did not bring a page that can be used. */
    static void failed(
            SourceProfile source, PageRequest request, Obstacle obstacle, @Nullable Answer answer, Duration took) {
        LoggingEventBuilder event = about(Level.INFO, source, obstacle)
                .addKeyValue("crawl.page", request.kind())
                .addKeyValue("crawl.millis", took.toMillis());
        if (answer != null) {
            event = event.addKeyValue("crawl.status", answer.status())
                    .addKeyValue("crawl.bytes", answer.body().length());
        }
        event.log("{}: no usable {} page: {}", source.id(), request.kind(), obstacle);
    }

    /** A search of a sweep will be tried again. */
    static void putOff(SourceProfile source, Search search, Obstacle obstacle, Instant until) {
        about(Level.INFO, source, obstacle)
                .addKeyValue("crawl.search", search.key())
                .addKeyValue("crawl.until", until)
                .log("{}: search {} is put off until {}: {}", source.id(), search.key(), until, obstacle);
    }

    /** A search of a sweep, and with it the sweep, is given up. */
    static void givenUp(SourceProfile source, Search search, Obstacle obstacle) {
        about(Level.WARN, source, obstacle)
                .addKeyValue("crawl.search", search.key())
                .log("{}: search {} is given up: {}", source.id(), search.key(), obstacle);
    }

    private static LoggingEventBuilder about(Level level, SourceProfile source, Obstacle obstacle) {
        return LOG.atLevel(level)
                .addKeyValue("crawl.source", source.id().value())
                .addKeyValue("crawl.host", source.baseUrl().getHost())
                .addKeyValue("crawl.obstacle", obstacle.name());
    }
}
