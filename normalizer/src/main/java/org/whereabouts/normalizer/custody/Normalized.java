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
     * No record: the entry cannot be read.
     *
     * @param detail what was expected and what was found; never a person's data
     */
    record Rejected(Reason reason, String detail) implements Normalized {}

    /** No record, and no fault either: somebody whom we do not hold, by law or by design. Nothing of the person is told. */
    record LeftOut(Ground ground) implements Normalized {}

    /** Why somebody is not held. */
    enum Ground {
        /** Birth or age say so. */
        UNDER_AGE,
        /** The site itself says so, whatever else it says. */
        JUVENILE
    }

    /** Why an entry is no person who could be held. */
    enum Reason {
        NO_NUMBER,
        /** The number does not look like one of this source. */
        BAD_NUMBER,
        NO_NAME,
        UNREADABLE_NAME
    }
}
