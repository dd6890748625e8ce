package org.whereabouts.crawler.source;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The hours of its day in which a source may be swept, for example {@code {from: "20:00", to: "06:00"}}: from is inside, to is
 * not; one that ends before it begins runs over midnight.
 */
public record FetchWindow(LocalTime from, LocalTime to) {

    public FetchWindow {
        if (from.equals(to)) {
            throw new IllegalArgumentException("a window that begins when it ends is never or always open");
        }
    }

    public boolean isOpen(Instant at, ZoneId zone) {
        LocalTime time = at.atZone(zone).toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean ended = !time.isBefore(to);
        return from.isBefore(to) ? begun && !ended : begun || !ended;
    }

    /** That moment where the window is open, else the next at which it opens. */
    public Instant nextOpen(Instant at, ZoneId zone) {
        if (isOpen(at, zone)) {
            return at;
        }
        ZonedDateTime now = at.atZone(zone);
        ZonedDateTime today = now.with(from);
        // Where the clocks skip that time of day, java.time moves it on by the gap.
        return (today.isAfter(now) ? today : now.plusDays(1).with(from)).toInstant();
    }
}
