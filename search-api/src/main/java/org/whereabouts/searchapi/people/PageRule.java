package org.whereabouts.searchapi.people;

import org.whereabouts.searchapi.access.Caller;
import org.whereabouts.searchapi.access.Scope;

/**
 * How much of a search a caller sees.
 *
 * @param rows people on a page
 * @param pages how many pages
 * @param keyed whether the caller sees what only a key shows, and may search by filters alone
 */
record PageRule(int rows, int pages, boolean keyed) {

    private static final PageRule ANYBODY = new PageRule(10, 3, false);
    private static final PageRule KEYED = new PageRule(25, 400, true);

    static PageRule of(Caller caller) {
        return caller.may(Scope.SEARCH) ? KEYED : ANYBODY;
    }
}
