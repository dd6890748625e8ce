package org.whereabouts.searchapi.resolve;

import java.time.Instant;
import org.whereabouts.crawler.source.SourceId;

/** What came of asking a source now. */
sealed interface LiveAnswer {

    SourceId source();

    /** It lists the person; what it said is held. */
    record Seen(SourceId source, Instant at) implements LiveAnswer {}

    /** It says that it lists nobody under this number. */
    record NotListed(SourceId source, Instant at) implements LiveAnswer {}

    /**
     * It gave no usable answer, from which nothing follows about the person.
     *
     * @param why in words for people
     */
    record Down(SourceId source, String why) implements LiveAnswer {}
}
