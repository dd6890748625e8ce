package org.whereabouts.crawler.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sources there are and may be asked, by id. Each answer is of the moment it is given: sources may be added and withdrawn
 * while the system runs. A source in hand never changes.
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

    /** The same, also of a source that was withdrawn: for reading what is held of it. Nobody may ask a site for such a one. */
    default Optional<Source> findAlsoWithdrawn(SourceId id) {
        return find(id);
    }

    /** Whether the source was there and nobody may ask it any more. */
    default boolean isWithdrawn(SourceId id) {
        return find(id).isEmpty() && findAlsoWithdrawn(id).isPresent();
    }

    /** All, in the order of their ids. */
    List<Source> all();

    /** Those of {@link #all()} that came with the product, not from an operator. */
    default List<Source> shipped() {
        return all();
    }

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
