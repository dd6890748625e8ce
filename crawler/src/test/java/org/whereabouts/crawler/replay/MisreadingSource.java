package org.whereabouts.crawler.replay;

import java.util.Optional;
import java.util.stream.Stream;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/** A source after an unlucky change of the program: it understands no list any more. */
record MisreadingSource(Source before) implements Source {

    @Override
    public SourceProfile profile() {
        return before.profile();
    }

    @Override
    public Stream<Search> sweep() {
        return before.sweep();
    }

    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        return before.lookup(key);
    }

    @Override
    public PageOutcome parse(Page page) {
        PageOutcome outcome = before.parse(page);
        return outcome instanceof PageOutcome.Roster
                ? new PageOutcome.LayoutChanged("a list", "nothing known")
                : outcome;
    }
}
