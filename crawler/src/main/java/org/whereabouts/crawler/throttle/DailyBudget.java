package org.whereabouts.crawler.throttle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.Politeness;

/**
 * How many requests one day has for one asker.
 *
 * @param name whose day it is: a source, or {@link #EVERYBODY}
 * @param limit the count at which the asker stops; what is above is for others
 */
record DailyBudget(String name, LocalDate day, ZoneId zone, long limit) {

    /** The common budget of all sources. */
    static final String EVERYBODY = "*";

    /** A day without a bound, which is counted all the same. */
    private static final long UNBOUNDED = Long.MAX_VALUE;

    static DailyBudget of(Politeness site, Priority priority, Instant now) {
        return of(site.id().toString(), site.dailyRequests(), site.timeZone(), priority, now);
    }

    /** All sources' common budget, by the day of UTC. */
    static DailyBudget ofEverybody(@Nullable Integer limit, Priority priority, Instant now) {
        return of(EVERYBODY, limit, ZoneOffset.UTC, priority, now);
    }

    private static DailyBudget of(String name, @Nullable Integer limit, ZoneId zone, Priority priority, Instant now) {
        LocalDate day = now.atZone(zone).toLocalDate();
        return new DailyBudget(name, day, zone, limit == null ? UNBOUNDED : share(limit, priority));
    }

    /** Sweeps leave the last tenth to those for whom somebody waits; a budget of one is for whoever comes first. */
    private static long share(int limit, Priority priority) {
        return priority == Priority.SWEEP && limit > 1 ? limit * 9L / 10 : limit;
    }

    boolean isBounded() {
        return limit != UNBOUNDED;
    }

    /** Until the next day begins. */
    Duration untilNextDay(Instant now) {
        return Duration.between(now, day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
