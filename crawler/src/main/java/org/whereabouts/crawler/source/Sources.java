package org.whereabouts.crawler.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sources there are, by id. Each answer is of the moment it is given: sources may be added while the system runs. A source
 * in hand never changes.
 */
public interface Sources {

    /**
     * The given sources, for good.
     *
     * @throws IllegalArgumentException when two bear one id
     */
    static Sources of(Collection<Source> sources) {
        return new FixedSources(sources);
    }

    Optional<Source> find(SourceId id);

    /** All, in the order of their ids. */
    List<Source> all();

    /**
     * The source of that id.
     *
     * @throws UnknownSourceException naming the sources there are
     */
    default Source get(SourceId id) {
        return find(id).orElseThrow(() -> new UnknownSourceException(
                id.value(),
                all().stream().map(source -> source.profile().id().value()).collect(Collectors.joining(", "))));
    }
}
