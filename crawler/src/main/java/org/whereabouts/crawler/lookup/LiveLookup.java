package org.whereabouts.crawler.lookup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.capture.Capture;
import org.whereabouts.crawler.capture.CaptureStore;
import org.whereabouts.crawler.lookup.LookupResult.Failed;
import org.whereabouts.crawler.lookup.LookupResult.Found;
import org.whereabouts.crawler.lookup.LookupResult.NotListed;
import org.whereabouts.crawler.lookup.LookupResult.Reason;
import org.whereabouts.crawler.lookup.LookupResult.Sighting;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;
import org.whereabouts.crawler.sweep.SearchResult.Ended;
import org.whereabouts.crawler.sweep.SearchResult.Seen;
import org.whereabouts.crawler.sweep.SearchRunner;
import org.whereabouts.crawler.throttle.Priority;

/** Asks a source about one person, now: through the host throttle like everybody, and only while somebody waits for it. */
public final class LiveLookup {

    private final Sources sources;
    private final SearchRunner runner;
    private final CaptureStore captures;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    public LiveLookup(
            Sources sources,
            SearchRunner runner,
            CaptureStore captures,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.sources = sources;
        this.runner = runner;
        this.captures = captures;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Looks one person up.
     *
     * @param within how long the caller waits; the answer comes by then, whatever the site does
     * @throws org.whereabouts.crawler.source.UnknownSourceException when there is no such source
     */
    public LookupResult find(SourceId id, LookupKey key, Duration within) throws InterruptedException {
        Source source = sources.get(id);
        Optional<Search> search = source.lookup(key).map(first -> Search.of(key, first));
        if (search.isEmpty()) {
            return new Failed(Reason.NOT_SUPPORTED, id + " cannot be asked about one person this way");
        }
        return switch (runner.run(source, search.get(), Priority.LIVE_LOOKUP, within)) {
            case BrokenOff(Obstacle obstacle, var _, String detail) -> new Failed(reason(obstacle), detail);
            case Ended(List<Capture> pages, List<Seen> people, var _, var _, boolean isCapped, var _) -> {
                List<Long> ids = transaction.execute(_ -> captures.index(id, null, search.get(), pages));
                if (!people.isEmpty()) {
                    yield new Found(sightings(people, ids));
                }
                yield isCapped
                        ? new Failed(Reason.TOO_MANY, id + " has more such people than it shows")
                        : new NotListed(seenAt(pages));
            }
        };
    }

    /**
     * The last page about each person: a detail page says more than the list that led to it. Who has no number is told from
     * others by everything that is said of them.
     */
    static List<Sighting> sightings(List<Seen> people, List<Long> captureIds) {
        Map<Object, Sighting> byPerson = new LinkedHashMap<>();
        for (Seen seen : people) {
            byPerson.put(
                    seen.entry()
                            .get(EntryField.NUMBER)
                            .<Object>map(number -> number)
                            .orElse(seen.entry()),
                    new Sighting(seen.entry(), captureIds.get(seen.page()), seen.at()));
        }
        return new ArrayList<>(byPerson.values());
    }

    private Instant seenAt(List<Capture> pages) {
        return pages.isEmpty() ? clock.instant() : pages.getLast().fetchedAt();
    }

    private static Reason reason(Obstacle obstacle) {
        return switch (obstacle) {
            case NO_SLOT, BUDGET_SPENT, OUTSIDE_WINDOW -> Reason.NO_SLOT;
            case TIMEOUT, OUT_OF_TIME -> Reason.TIMEOUT;
            case UNREACHABLE,
                    UNTRUSTED,
                    SERVER_ERROR,
                    RATE_LIMITED,
                    MAINTENANCE,
                    ROBOTS_UNAVAILABLE,
                    CIRCUIT_OPEN,
                    LIST_MOVED,
                    GARBLED -> Reason.UNAVAILABLE;
            case ROBOTS_DISALLOWED, CRAWL_DELAY_TOO_LONG, BLOCKED, CAPTCHA, LOGIN_WALL, FORBIDDEN_ADDRESS ->
                Reason.BLOCKED;
            case TOO_LARGE, LAYOUT_CHANGED, ENDLESS -> Reason.LAYOUT_CHANGED;
        };
    }
}
