package org.whereabouts.crawler.example;

import java.util.List;
import org.whereabouts.crawler.page.PageReader;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Source;

/** Reads a page of which nobody knows what led to it, by trying the kinds of pages that the source reads. */
public final class PageGuess {

    private PageGuess() {}

    /**
     * The outcome of the first kind that is understood; where none is, that of the first kind that is no changed layout, else
     * that of the first kind of all.
     */
    public static PageOutcome read(Source source, String contentType, byte[] bytes) {
        return read(source, source.pageKinds(), contentType, bytes);
    }

    /** The same, among those kinds only; at least one. */
    public static PageOutcome read(Source source, List<PageRequest> kinds, String contentType, byte[] bytes) {
        List<PageOutcome> outcomes = kinds.stream()
                .map(kind -> PageReader.read(source, ExamplePage.page(kind, contentType, bytes)))
                .toList();
        return outcomes.stream()
                .filter(PageGuess::isUnderstood)
                .findFirst()
                .or(() -> outcomes.stream()
                        .filter(outcome -> !(outcome instanceof PageOutcome.LayoutChanged))
                        .findFirst())
                .orElse(outcomes.getFirst());
    }

    /** Whether the source found in the page what it looks for: people, nobody, too many, or the next step. */
    public static boolean isUnderstood(PageOutcome outcome) {
        return switch (outcome) {
            case PageOutcome.Roster _,
                    PageOutcome.Leads _,
                    PageOutcome.Bulk _,
                    PageOutcome.NoMatch _,
                    PageOutcome.TooMany _,
                    PageOutcome.Continue _ -> true;
            case PageOutcome.Blocked _,
                    PageOutcome.RateLimited _,
                    PageOutcome.Maintenance _,
                    PageOutcome.LayoutChanged _ -> false;
        };
    }
}
