package org.whereabouts.sandbox.site;

import java.util.List;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Snapshot;

/** The pages of one locator: a request in, a response out. */
interface LocatorSite {
    Agency agency();

    /** Whom the site shows: those held, unless the site keeps history. */
    default List<Person> listed(Snapshot snapshot) {
        return snapshot.held(agency());
    }

    /** Whom the site still knows and does not list, because they are out; nobody for most. */
    default List<Person> former(Snapshot snapshot) {
        return List.of();
    }

    /** The number by which the site's list names somebody for as long as they come and go. */
    default String listedNumber(Person person) {
        return person.custody().number();
    }

    /** Answers everything but {@code /robots.txt}. */
    SiteResponse answer(SiteRequest request, SiteDay day);

    /** Paths that robots are asked to leave alone. */
    default List<String> disallowed() {
        return List.of();
    }

    /** How the site says "too many requests". */
    default SiteResponse rateLimited() {
        return SiteResponse.text(429, "Too Many Requests").with("Retry-After", "30");
    }
}
