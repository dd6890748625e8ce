package org.whereabouts.sandbox.site;

import java.time.LocalDate;

/**
 * What a site knows when it answers.
 *
 * @param layoutChanged whether the site has just renamed a column or key that readers rely on
 */
record SiteDay(LocalDate date, Roster roster, boolean layoutChanged) {
    /** The name of a column or key: the one readers know, or another one after a change of layout. */
    String key(String known, String afterChange) {
        return layoutChanged ? afterChange : known;
    }
}
