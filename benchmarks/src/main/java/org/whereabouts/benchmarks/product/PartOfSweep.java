package org.whereabouts.benchmarks.product;

import java.util.Optional;
import java.util.stream.Stream;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * A source of which only the first searches are swept.
 *
 * @param searches how many
 */
public record PartOfSweep(Source whole, int searches) implements Source {

    @Override
    public SourceProfile profile() {
        return whole.profile();
    }

    @Override
    public Stream<Search> sweep() {
        return whole.sweep().limit(searches);
    }

    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        return whole.lookup(key);
    }

    @Override
    public PageOutcome parse(Page page) {
        return whole.parse(page);
    }
}
