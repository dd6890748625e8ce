package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.util.List;
import org.whereabouts.sandbox.population.Person;

/**
 * What a site knows when it answers.
 *
 * @param former people who are out and whom the site still knows, beside the roster
 * @param layoutChanged whether the site has just renamed a column or key that readers rely on
 */
record SiteDay(LocalDate date, Roster roster, List<Person> former, boolean layoutChanged) {
    /** The name of a column or key: the one readers know, or another one after a change of layout. */
    String key(String known, String afterChange) {
        return layoutChanged ? afterChange : known;
    }
}
