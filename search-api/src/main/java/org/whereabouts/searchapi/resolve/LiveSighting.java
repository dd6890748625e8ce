package org.whereabouts.searchapi.resolve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whereabouts.crawler.lookup.LiveLookup;
import org.whereabouts.crawler.lookup.LookupResult;
import org.whereabouts.crawler.lookup.LookupResult.Sighting;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.indexer.index.IndexUnavailableException;
import org.whereabouts.indexer.index.PeopleIndex;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.normalizer.custody.CustodyNormalizer;
import org.whereabouts.normalizer.custody.Normalized;
import org.whereabouts.normalizer.custody.Provenance;

/** Asks a source about one person now, and keeps what it says: in the registry, and in the index for the next search. */
public final class LiveSighting {

    /**
     * What came of it.
     *
     * @param answer what the source said
     * @param kept whom it showed, as held from now on
     */
    record Looked(LiveAnswer answer, List<HeldRecord> kept) {

        Looked {
            kept = List.copyOf(kept);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(LiveSighting.class);

    private final LiveLookup lookup;
    private final CustodyNormalizer normalizer;
    private final CustodyRegistry registry;
    private final PeopleIndex index;

    public LiveSighting(LiveLookup lookup, CustodyNormalizer normalizer, CustodyRegistry registry, PeopleIndex index) {
        this.lookup = lookup;
        this.normalizer = normalizer;
        this.registry = registry;
        this.index = index;
    }

    /**
     * Asks by number.
     *
     * @param number canonical at this source
     * @param within how long there is time
     */
    Looked look(SourceProfile source, String number, Duration within) {
        return switch (find(source, number, within)) {
            case LookupResult.Found(var sightings) -> keep(source, number, sightings);
            case LookupResult.NotListed(var at) -> nobody(new LiveAnswer.NotListed(source.id(), at));
            case LookupResult.Failed(var reason, var _) -> nobody(new LiveAnswer.Down(source.id(), inWords(reason)));
        };
    }

    private LookupResult find(SourceProfile source, String number, Duration within) {
        try {
            return lookup.find(source.id(), new LookupKey.ByNumber(number), within);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            return new LookupResult.Failed(LookupResult.Reason.TIMEOUT, "interrupted");
        }
    }

    private Looked keep(SourceProfile source, String number, List<Sighting> sightings) {
        List<HeldRecord> kept = new ArrayList<>();
        Optional<Instant> asked = Optional.empty();
        for (Sighting sighting : sightings) {
            Provenance provenance = new Provenance(sighting.captureId(), sighting.seenAt(), null);
            switch (normalizer.normalize(source, sighting.entry(), provenance)) {
                case Normalized.Accepted(var record, var _) -> {
                    kept.add(registry.observe(record));
                    if (record.number().equals(number)) {
                        asked = Optional.of(sighting.seenAt());
                    }
                }
                case Normalized.Rejected(var reason, var _) ->
                    LOG.info("{}: a looked-up entry was refused: {}", source.id(), reason);
                case Normalized.LeftOut _ -> LOG.info("{}: a looked-up entry is left out", source.id());
            }
        }
        project();
        return asked.map(at -> new Looked(new LiveAnswer.Seen(source.id(), at), kept))
                .orElseGet(() -> new Looked(new LiveAnswer.Down(source.id(), "what it said could not be used"), kept));
    }

    /** The registry holds what was seen and has queued it: an index that is away now catches up with the next projection. */
    private void project() {
        try {
            index.project();
        } catch (IndexUnavailableException exception) {
            LOG.warn("what a look-up found is kept, and waits for the index to be found by searches");
        }
    }

    private static Looked nobody(LiveAnswer answer) {
        return new Looked(answer, List.of());
    }

    private static String inWords(LookupResult.Reason reason) {
        return switch (reason) {
            case NOT_SUPPORTED -> "it cannot be asked by number";
            case NO_SLOT -> "it was asked by others just now and is not asked more often than is polite";
            case TIMEOUT -> "it was too slow";
            case UNAVAILABLE -> "it is not reachable or out of order";
            case BLOCKED -> "it does not allow being asked";
            case TOO_MANY -> "it knows more such people than it shows";
            case LAYOUT_CHANGED -> "its page has changed and could not be read";
        };
    }
}
