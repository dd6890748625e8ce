package org.whereabouts.crawler.page;

import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.StoredBytes;

/** Reads one page of a source. Everybody who has a page in hand reads it here: sweeps, look-ups, replays, commands. */
public final class PageReader {

    private PageReader() {}

    /**
     * What the page says. What the source itself understood stands, whatever words the page has in its footer; only a page
     * that it did not understand is looked at for what stands in the way ({@link PageClassifier}).
     *
     * <p>This is the last boundary: a source that fails on a page makes it {@link LayoutChanged}, with the class of the
     * failure and nothing that its message might quote from the page.
     */
    public static PageOutcome read(Source source, Page page) {
        try {
            PageOutcome outcome = source.parse(page);
            return outcome instanceof LayoutChanged
                    ? PageClassifier.classify(page.contentType(), page.body()).orElse(outcome)
                    : outcome;
        } catch (StoredBytes.LostException e) {
            // Our disk's fault says nothing about the page.
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return new LayoutChanged(
                    "a page that the adapter of " + source.profile().id() + " can read",
                    "one at which it fails with " + e.getClass().getSimpleName());
        }
    }
}
