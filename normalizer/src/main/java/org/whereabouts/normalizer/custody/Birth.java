package org.whereabouts.normalizer.custody;

import java.time.LocalDate;

/** What is known of a birth: the day, the year, or an age on a day. */
public sealed interface Birth {

    /** The day of birth. */
    record FullDate(LocalDate date) implements Birth {

        @Override
        public LocalDate earliest() {
            return date;
        }

        @Override
        public LocalDate latest() {
            return date;
        }
    }

    /** The year of birth. */
    record Year(int year) implements Birth {

        @Override
        public LocalDate earliest() {
            return LocalDate.of(year, 1, 1);
        }

        @Override
        public LocalDate latest() {
            return LocalDate.of(year, 12, 31);
        }
    }

    /**
     * An age in completed years.
     *
     * @param asOf the day on which the source said so
     */
    record Age(int years, LocalDate asOf) implements Birth {

        @Override
        public LocalDate earliest() {
            return asOf.minusYears(years + 1L).plusDays(1);
        }

        @Override
        public LocalDate latest() {
            return asOf.minusYears(years);
        }
    }

    /** The earliest day it can have been, inclusive. */
    LocalDate earliest();

    /** The latest day it can have been, inclusive. */
    LocalDate latest();

    /** The earliest year it can have been, inclusive. */
    default int earliestYear() {
        return earliest().getYear();
    }

    /** The latest year it can have been, inclusive. */
    default int latestYear() {
        return latest().getYear();
    }

    /** Whether somebody born on that day fits. */
    default boolean agreesWithDate(LocalDate date) {
        return !date.isBefore(earliest()) && !date.isAfter(latest());
    }

    /** Whether somebody born in that year fits. */
    default boolean agreesWithYear(int year) {
        return year >= earliestYear() && year <= latestYear();
    }
}
