package org.whereabouts.crawler.sources;

import java.util.List;
import org.whereabouts.crawler.bulk.BulkRoster;
import org.whereabouts.crawler.bulk.FileSource;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceProfile;

/** An agency that publishes everybody in one file, and nothing else that is asked: all of it stands in the profile. */
final class BulkFileSource implements FileSource {

    private final SourceProfile profile;

    BulkFileSource(SourceProfile profile) {
        this.profile = profile;
        if (profile.file() == null) {
            throw new IllegalArgumentException(
                    profile.id() + ": a bulk-file source needs file: {url, format, columns, ...}");
        }
    }

    @Override
    public SourceProfile profile() {
        return profile;
    }

    /** Nobody is asked for alone: the file has everybody. */
    @Override
    public List<PageRequest> pageKinds() {
        return sweep().map(Search::first).toList();
    }

    @Override
    public PageOutcome parse(Page page) {
        return BulkRoster.read(page, profile);
    }
}
