package org.whereabouts.crawler.source;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How one site wants to be asked. Every request for it stays on {@code origin}.
 *
 * @param id on whose behalf
 * @param origin scheme, host and port; requests are relative to it
 * @param delay the least time between two requests to the host; robots.txt may only make it longer
 * @param timeZone in which {@code window} and the day of {@code dailyRequests} are meant
 * @param window when it may be swept; null for always
 * @param dailyRequests most requests in a day; null for no bound of its own
 */
public record Politeness(
        SourceId id,
        URI origin,
        Duration delay,
        ZoneId timeZone,
        @Nullable FetchWindow window,
        @Nullable Integer dailyRequests) {}
