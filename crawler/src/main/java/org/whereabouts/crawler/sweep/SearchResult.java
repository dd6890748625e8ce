package org.whereabouts.crawler.sweep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.whereabouts.crawler.capture.Capture;
import org.whereabouts.crawler.capture.Reading;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;

/** What came of one search and its whole chain of requests. */
public sealed interface SearchResult {

    /**
     * The chain came to its end.
     *
     * @param captures its pages, written and not yet indexed
     * @param people everybody seen, page by page
     * @param total how many people the site says the search has
     * @param again captures of the run before that stand for people who were not asked about again
     * @param isCapped whether the site has more people than it shows
     * @param split searches to ask in its place when it is capped; none where there are no narrower ones
     */
    record Ended(
            List<Capture> captures,
            List<Seen> people,
            OptionalInt total,
            List<Long> again,
            boolean isCapped,
            List<Search> split)
            implements SearchResult {

        public Ended {
            captures = List.copyOf(captures);
            people = List.copyOf(people);
            again = List.copyOf(again);
            split = List.copyOf(split);
        }

        /** How many people it brought, also those whom nobody holds: of files, and of the run before. */
        int count() {
            return people.size()
                    + again.size()
                    + captures.stream()
                            .flatMap(capture -> Stream.ofNullable(capture.reading()))
                            .filter(Reading::isFile)
                            .mapToInt(Reading::entries)
                            .sum();
        }
    }

    /**
     * The chain broke off; nothing of it counts.
     *
     * @param retryAfter how long the site asks us to wait, where it says so
     * @param detail what happened, without personal data
     */
    record BrokenOff(Obstacle obstacle, Optional<Duration> retryAfter, String detail) implements SearchResult {}

    /**
     * One person on one page.
     *
     * @param page which of the result's captures, from 0
     */
    record Seen(RosterEntry entry, int page, Instant at) {}
}
