package org.whereabouts.crawler.lookup;

import java.time.Instant;
import java.util.List;
import org.whereabouts.crawler.source.RosterEntry;

/** What a source says of one person, now. */
public sealed interface LookupResult {

    /** The source knows at least one such person. */
    record Found(List<Sighting> sightings) implements LookupResult {

        public Found {
            sightings = List.copyOf(sightings);
        }
    }

    /** The source says it knows nobody such. */
    record NotListed(Instant at) implements LookupResult {}

    /**
     * The source did not say.
     *
     * @param detail what happened, without personal data
     */
    record Failed(Reason reason, String detail) implements LookupResult {}

    /** One person as the source showed them. */
    record Sighting(RosterEntry entry, long captureId, Instant seenAt) {}

    /** Why a source did not say. */
    enum Reason {
        /** The source cannot be asked about one person by such a key. */
        NOT_SUPPORTED,
        /** The host's next free slot comes after the deadline. */
        NO_SLOT,
        /** No answer by the deadline. */
        TIMEOUT,
        /** The host is down, unreachable, in maintenance or asks us to stay away for a while. */
        UNAVAILABLE,
        /** The site does not want us, or robots.txt forbids it. */
        BLOCKED,
        /** The source knows so many such people that it does not show them. */
        TOO_MANY,
        /** The page is not what the source knows. */
        LAYOUT_CHANGED
    }
}
