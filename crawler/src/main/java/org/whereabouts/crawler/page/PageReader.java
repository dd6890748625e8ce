package org.whereabouts.crawler.page;

import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.Source;

/** Reads one page of a source. Everybody who has a page in hand reads it here: sweeps, look-ups, replays, commands. */
public final class PageReader {

    private PageReader() {}

    /** What the page says. */
    public static PageOutcome read(Source source, Page page) {
        return source.parse(page);
    }
}
