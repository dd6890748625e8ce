package org.whereabouts.crawler.added;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.Sources;

/**
 * The shipped sources and those that were added and not withdrawn. Those that were added are asked of PostgreSQL each time: what
 * one process adds or withdraws, all know at once. A shipped source costs no query.
 */
public final class AllSources implements Sources {

    private final Sources shipped;
    private final AddedSources added;

    public AllSources(Sources shipped, AddedSources added) {
        this.shipped = shipped;
        this.added = added;
    }

    @Override
    public Optional<Source> find(SourceId id) {
        return shipped.find(id)
                .or(() -> added.find(id).filter(AddedSources.Added::lives).map(AddedSources.Added::source));
    }

    @Override
    public Optional<Source> findAlsoWithdrawn(SourceId id) {
        return shipped.find(id).or(() -> added.find(id).map(AddedSources.Added::source));
    }

    @Override
    public boolean isWithdrawn(SourceId id) {
        return shipped.find(id).isEmpty() && added.isWithdrawn(id);
    }

    @Override
    public List<Source> all() {
        SortedMap<SourceId, Source> all = new TreeMap<>();
        added.all().stream()
                .filter(AddedSources.Added::lives)
                .forEach(one -> all.put(one.source().profile().id(), one.source()));
        // A later version may ship what was added to an earlier one: then the shipped profile counts.
        shipped.all().forEach(source -> all.put(source.profile().id(), source));
        return List.copyOf(all.values());
    }

    @Override
    public List<Source> shipped() {
        return shipped.all();
    }
}
