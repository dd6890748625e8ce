package org.whereabouts.crawler.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The sources known to this process, by id. */
public final class Sources {

    private final SortedMap<SourceId, Source> byId = new TreeMap<>();

    private Sources(Collection<Source> sources) {
        for (Source source : sources) {
            if (byId.put(source.profile().id(), source) != null) {
                throw new IllegalArgumentException(
                        "two sources are called " + source.profile().id());
            }
        }
    }

    /**
     * The given sources.
     *
     * @throws IllegalArgumentException when two bear one id
     */
    public static Sources of(Collection<Source> sources) {
        return new Sources(sources);
    }

    public Optional<Source> find(SourceId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The source of that id.
     *
     * @throws UnknownSourceException naming the sources there are
     */
    public Source get(SourceId id) {
        return find(id).orElseThrow(() -> new UnknownSourceException(id.value(), ids()));
    }

    /** All, in the order of their ids. */
    public List<Source> all() {
        return List.copyOf(byId.values());
    }

    private String ids() {
        return byId.keySet().stream().map(SourceId::value).collect(Collectors.joining(", "));
    }
}
