package org.whereabouts.schedules.operate;

import java.util.stream.Collectors;
import org.whereabouts.crawler.source.Source;
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
     * The text as a known source; what cannot even be an id is unknown like any other.
     *
     * @throws UnknownSourceException naming those there are
     */
    SourceId get(String text) {
        return sources.all().stream()
                .map(Source::profile)
                .map(profile -> profile.id())
                .filter(id -> id.value().equals(text))
                .findFirst()
                .orElseThrow(() -> new UnknownSourceException(
                        text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text,
                        sources.all().stream()
                                .map(source -> source.profile().id().value())
                                .collect(Collectors.joining(", "))));
    }
}
