package org.whereabouts.crawler.sweep;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;

/** A list read once more from its first page, in a session of its own, to see that it did not move while it was read. */
final class SecondLook {

    private final Cookies session = new Cookies();
    private final Deque<PageRequest> waiting = new ArrayDeque<>();
    private final ListPages pages = new ListPages();

    SecondLook(PageRequest first) {
        waiting.add(first);
    }

    Cookies session() {
        return session;
    }

    boolean isToBeContinued() {
        return !waiting.isEmpty();
    }

    PageRequest next() {
        return waiting.remove();
    }

    /**
     * Takes a page.
     *
     * @param first the list as it was read first
     * @return why the two are not the same list; empty while nothing speaks against it
     */
    Optional<String> read(PageRequest request, PageOutcome outcome, ListPages first) {
        Optional<String> moved = switch (outcome) {
            case PageOutcome.Continue(List<PageRequest> next) -> goOn(next);
            case PageOutcome.Roster roster -> {
                goOn(roster.next());
                yield pages.somebody(request, roster.entries(), roster.total());
            }
            case PageOutcome.Leads leads -> {
                goOn(leads.next());
                yield pages.somebody(request, ListPages.rows(leads), leads.total());
            }
            default -> Optional.of("a list of several pages has none when it is read again");
        };
        return moved.isPresent() || isToBeContinued() ? moved : first.comparedWith(pages);
    }

    private Optional<String> goOn(List<PageRequest> next) {
        waiting.addAll(next);
        return Optional.empty();
    }
}
