package org.whereabouts.crawler.bulk;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageRequest;
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
    default Instant asOf(PageRequest request, Instant fetchedAt, Optional<Instant> lastModified) {
        return request.kind().equals(BulkFile.KIND)
                ? BulkRoster.file(profile()).asOf(fetchedAt, lastModified)
                : fetchedAt;
    }

    @Override
    default Stream<RosterEntry> people(Page page) {
        return BulkRoster.people(page, profile());
    }
}
