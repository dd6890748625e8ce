package org.whereabouts.schedules.operate;

import java.util.Optional;
import java.util.stream.Collectors;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.source.UnknownSourceException;

/** The sources, by the text that an operator wrote. */
final class KnownSources {

    private static final int LONGEST_SHOWN = 40;

    private final Sources sources;

    KnownSources(Sources sources) {
        this.sources = sources;
    }

    /**
     * The text as a source that may be asked; what cannot even be an id is unknown like any other.
     *
     * @throws UnknownSourceException naming those there are
     * @throws WithdrawnSourceException when it is not to be asked any more
     */
    SourceId get(String text) {
        SourceId id = getAlsoWithdrawn(text);
        if (sources.isWithdrawn(id)) {
            throw new WithdrawnSourceException(id);
        }
        return id;
    }

    /**
     * The text as a source of which something may be held, also when it was withdrawn.
     *
     * @throws UnknownSourceException naming those there are
     */
    SourceId getAlsoWithdrawn(String text) {
        return id(text).flatMap(sources::findAlsoWithdrawn)
                .map(source -> source.profile().id())
                .orElseThrow(() -> new UnknownSourceException(
                        text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text,
                        sources.all().stream()
                                .map(source -> source.profile().id().value())
                                .collect(Collectors.joining(", "))));
    }

    /** The text as an id, if it can be one. */
    static Optional<SourceId> id(String text) {
        try {
            return Optional.of(new SourceId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
