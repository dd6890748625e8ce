package org.whereabouts.schedules.gate;

/**
 * What became of the roster entries of a run.
 *
 * @param read all of them; somebody on two pages counts twice
 * @param rejected of those, entries that could not be read as a person: a fault, of the site or of ours
 * @param leftOut of those, people who are not held by law or by design, such as minors: no fault, and nobody lost
 */
public record Entries(long read, long rejected, long leftOut) {

    public Entries {
        if (rejected < 0 || leftOut < 0 || rejected + leftOut > read) {
            throw new IllegalArgumentException(
                    rejected + " rejected and " + leftOut + " left out cannot be among " + read + " entries");
        }
    }

    /** Entries of people who would be held. */
    long toBeHeld() {
        return read - leftOut;
    }
}
