package org.whereabouts.crawler.source;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sources that are the same for good. */
final class FixedSources implements Sources {

    private final SortedMap<SourceId, Source> byId = new TreeMap<>();

    FixedSources(Collection<Source> sources) {
        for (Source source : sources) {
            if (byId.put(source.profile().id(), source) != null) {
                throw new IllegalArgumentException(
                        "two sources are called " + source.profile().id());
            }
        }
    }

    @Override
    public Optional<Source> find(SourceId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Source> all() {
        return List.copyOf(byId.values());
    }
}
