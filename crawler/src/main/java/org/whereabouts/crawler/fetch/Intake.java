package org.whereabouts.crawler.fetch;

import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.spool.Spool;

/** What an answer may bring, and where it goes. */
public sealed interface Intake {

    /** A page: into memory, within the {@link FetchLimits}. */
    Intake PAGE = new InMemory();

    /** That of a request of the source: a page, or its file. */
    static Intake of(SourceProfile profile, PageRequest request, Spool spool) {
        return profile.fileOf(request)
                .<Intake>map(file -> new Spooled(file.maxSize(), spool, file.tellsItsEnd()))
                .orElse(PAGE);
    }

    /** Into memory. */
    record InMemory() implements Intake {}

    /**
     * A file: the payload of a successful answer goes to the disk, and takes as long as {@link FetchLimits#FILE}; any other answer
     * is a page.
     *
     * @param maxBytes the most that may come, as received as well as decompressed
     * @param spool where it lies; the answer is good until this is closed
     * @param tellsItsEnd whether the file itself says where it ends; of any other the answer has to say how long it is
     */
    record Spooled(long maxBytes, Spool spool, boolean tellsItsEnd) implements Intake {}
}
