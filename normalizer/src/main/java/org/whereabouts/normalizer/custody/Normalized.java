package org.whereabouts.normalizer.custody;

import java.util.List;

/** What became of a roster entry. */
public sealed interface Normalized {

    /** A record, and what in the entry could not be read. */
    record Accepted(CustodyRecord record, List<UnknownWord> unknown) implements Normalized {

        public Accepted {
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * No record.
     *
     * @param detail what was expected and what was found; never a person's data
     */
    record Rejected(Reason reason, String detail) implements Normalized {}

    /** Why an entry makes no record. */
    enum Reason {
        NO_NUMBER,
        /** The number does not look like one of this source. */
        BAD_NUMBER,
        NO_NAME,
        UNREADABLE_NAME,
        /** Under-18s are not kept. */
        UNDER_AGE
    }
}
