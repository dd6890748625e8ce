package org.whereabouts.crawler.throttle;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the throttle has to know.
 *
 * @param longestRequest the longest time from sending a request to the whole answer, which its sender keeps
 * @param dailyRequests most requests of all sources together in a day of UTC; null for no common bound
 */
public record ThrottleSettings(
        Duration longestRequest, @Nullable Integer dailyRequests) {}
