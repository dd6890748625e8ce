package org.whereabouts.crawler.capture;

import org.whereabouts.crawler.source.PageOutcome;

/**
 * How a page read, in short: enough to notice that it reads otherwise today.
 *
 * @param outcome the kind of outcome, for example {@code Roster}
 * @param entries how many people it listed
 */
public record Reading(String outcome, int entries) {

    public static Reading of(PageOutcome outcome) {
        return new Reading(
                outcome.getClass().getSimpleName(),
                outcome instanceof PageOutcome.Roster roster ? roster.entries().size() : 0);
    }
}
