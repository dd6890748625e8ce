package org.whereabouts.sandbox.site;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/** The day on which the sites believe they are: the clock's (UTC), moved ahead by request, never before the epoch. */
final class SandboxClock {
    private static final int LONGEST_YEARS = 10;

    private final InstantSource clock;
    private final LocalDate epoch;
    private Period ahead;

    SandboxClock(InstantSource clock, LocalDate epoch, Period ahead) {
        this.clock = clock;
        this.epoch = epoch;
        this.ahead = ahead;
    }

    synchronized LocalDate today() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plus(ahead);
        return day.isBefore(epoch) ? epoch : day;
    }

    /** Moves the day; time runs forwards only, and not for ever: each day is lived through. */
    synchronized void advance(Period by) {
        if (by.isNegative()
                || by.toTotalMonths() > 12 * LONGEST_YEARS
                || today().plus(by).isAfter(today().plusYears(LONGEST_YEARS))) {
            throw new IllegalArgumentException(
                    "The sandbox's clock advances by up to 10 years at a time, not by " + by);
        }
        ahead = ahead.plus(by);
    }
}
