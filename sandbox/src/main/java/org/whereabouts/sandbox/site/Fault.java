package org.whereabouts.sandbox.site;

import java.time.Duration;

/** What can be wrong with a site, as seen with real ones. */
public sealed interface Fault {
    /** A healthy site. */
    Fault NONE = new None();

    /** Nothing is wrong. */
    record None() implements Fault {}

    /** Every answer, robots.txt included, is 503. */
    record Down() implements Fault {}

    /** Every page is an HTML notice of maintenance, with status 200. */
    record Maintenance() implements Fault {}

    /** Every page is an HTML refusal, with status 403. */
    record Blocked() implements Fault {}

    /** Every page answers as the site does under load: 429 with Retry-After, or its own error within a 200. */
    record RateLimited() implements Fault {}

    /** Pages are right but for a renamed column or key; each site's Javadoc says which. */
    record LayoutChanged() implements Fault {}

    /**
     * Pages and totals are right but for one person, who is left out: the one who has been there the longest, the first of
     * {@link SandboxSites#canaries}.
     */
    record DropsSomebody() implements Fault {}

    /** Every answer is right but takes this much longer. */
    record Slow(Duration delay) implements Fault {}
}
