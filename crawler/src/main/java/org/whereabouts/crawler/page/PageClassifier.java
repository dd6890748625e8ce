package org.whereabouts.crawler.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageOutcome;

/** Recognises what stands in place of a page. */
public final class PageClassifier {

    private PageClassifier() {}

    /** What stands in the way. */
    public static Optional<PageOutcome> classify(@Nullable String contentType, PageBody body) {
        return Optional.empty();
    }
}
