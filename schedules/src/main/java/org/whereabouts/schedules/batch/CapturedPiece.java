package org.whereabouts.schedules.batch;

import java.util.List;
import org.whereabouts.crawler.capture.IndexedCapture;
import org.whereabouts.crawler.source.RosterEntry;

/** What is normalized at once. */
sealed interface CapturedPiece {

    /** The page it is, or is of. */
    IndexedCapture capture();

    /** A page, which stays in its file until its turn. */
    record WholePage(IndexedCapture capture) implements CapturedPiece {}

    /** Some people of a file, in the order of its rows. */
    record Slice(IndexedCapture capture, List<RosterEntry> people) implements CapturedPiece {

        public Slice {
            people = List.copyOf(people);
        }
    }
}
