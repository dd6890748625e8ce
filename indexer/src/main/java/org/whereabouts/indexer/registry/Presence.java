package org.whereabouts.indexer.registry;

import java.time.Instant;

/** Whether the source still lists a person. */
public sealed interface Presence {

    /** In the last complete list of the source, or seen since. */
    record Listed() implements Presence {}

    /**
     * No longer in the source's list. That is not a release: only the record's status says that.
     *
     * @param since start of the first complete sweep that came without the person
     */
    record Missing(Instant since) implements Presence {}

    /** Known from look-ups alone; no list has carried the person, or the source has no list to be missing from. */
    record LookedUp() implements Presence {}
}
