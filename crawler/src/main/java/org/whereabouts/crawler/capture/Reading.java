package org.whereabouts.crawler.capture;

import org.whereabouts.crawler.source.PageOutcome;

/**
 * How a page read, in short: enough to notice that it reads otherwise today.
 *
 * @param outcome the kind of outcome, for example {@code Roster}
 * @param entries how many people it listed
 */
public record Reading(String outcome, int entries) {

    /** Whether it was a file, whose people are read one by one. */
    public boolean isFile() {
        return outcome.equals(PageOutcome.Bulk.class.getSimpleName());
    }

    public static Reading of(PageOutcome outcome) {
        int people = switch (outcome) {
            case PageOutcome.Roster roster -> roster.entries().size();
            case PageOutcome.Leads leads -> leads.leads().size();
            case PageOutcome.Bulk bulk -> bulk.people();
            default -> 0;
        };
        return new Reading(outcome.getClass().getSimpleName(), people);
    }
}
