package org.whereabouts.crawler.bulk;

import java.util.stream.Stream;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;

/** A source whose agency publishes everybody in a file, as its profile describes it. */
public interface FileSource extends Source {

    @Override
    default Stream<Search> sweep() {
        return BulkRoster.sweep(profile());
    }

    @Override
    default Stream<RosterEntry> people(Page page) {
        return BulkRoster.people(page, profile());
    }
}
