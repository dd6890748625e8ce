package org.whereabouts.crawler.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.stream.Stream;

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
        LocalDate today = at.atZone(zone).toLocalDate();
        Stream<Instant> begins = Stream.iterate(today, day -> day.plusDays(1))
                .limit(3)
                .map(day -> ZonedDateTime.of(day, from, zone))
                // Where the clocks go back, a time of day comes twice.
                .flatMap(begin -> Stream.of(begin, begin.withLaterOffsetAtOverlap()))
                .map(ZonedDateTime::toInstant);
        // Where they skip the beginning, or go back into the window, it opens with the change.
        Stream<Instant> changes =
                Stream.ofNullable(zone.getRules().nextTransition(at)).map(ZoneOffsetTransition::getInstant);
        return Stream.concat(begins, changes)
                .filter(moment -> moment.isAfter(at) && isOpen(moment, zone))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
