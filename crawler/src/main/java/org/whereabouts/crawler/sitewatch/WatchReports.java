package org.whereabouts.crawler.sitewatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.sitewatch.SitePages.Settled;
import org.whereabouts.crawler.sitewatch.WatchReport.PageChange;
import org.whereabouts.crawler.source.SourceId;

/** Compares the last two complete watches of a site. */
public final class WatchReports {

    private final SiteWatches watches;
    private final SitePages pages;

    public WatchReports(SiteWatches watches, JdbcClient database) {
        this.watches = watches;
        this.pages = new SitePages(database);
    }

    /** The site's report; empty of changes until it has two complete watches. */
    public WatchReport latest(SourceId site) {
        List<Watch> complete = watches.complete(site, 2);
        if (complete.size() < 2) {
            Watch only = complete.isEmpty() ? null : complete.getFirst();
            return new WatchReport(site, null, only, List.of(), List.of(), List.of(), List.of(), 0);
        }
        Watch after = complete.getFirst();
        Watch before = complete.getLast();
        return compare(site, before, after, pages.settled(before.id()), pages.settled(after.id()));
    }

    /** Pure, for two complete watches. */
    static WatchReport compare(
            SourceId site, Watch before, Watch after, List<Settled> pagesBefore, List<Settled> pagesAfter) {
        Map<String, Settled> earlier = byUrl(pagesBefore);
        Map<String, Settled> later = byUrl(pagesAfter);
        List<PageChange> added = new ArrayList<>();
        List<PageChange> changed = new ArrayList<>();
        List<PageChange> vanished = new ArrayList<>();
        List<PageChange> noLongerWatched = new ArrayList<>();
        int unchanged = 0;
        for (Settled now : later.values()) {
            Settled then = earlier.get(now.url());
            if (now.fate() == Fate.READ && !wasRead(then)) {
                added.add(change(now, "new", TextDiff.added(now.reading().lines())));
            } else if (now.fate() == Fate.READ && then != null) {
                List<String> diff =
                        TextDiff.between(then.reading().lines(), now.reading().lines());
                if (diff.isEmpty()) {
                    unchanged++;
                } else {
                    changed.add(change(now, "text changed", diff));
                }
            }
        }
        for (Settled then : earlier.values()) {
            if (wasRead(then)) {
                Optional<Settled> now = Optional.ofNullable(later.get(then.url()));
                switch (now.map(Settled::fate).orElse(Fate.GONE)) {
                    case GONE ->
                        vanished.add(change(
                                then, now.map(Settled::detail).orElse("no page links to it any more"), List.of()));
                    case MOVED ->
                        noLongerWatched.add(change(
                                then, "leads to " + now.map(Settled::movedTo).orElse("another page"), List.of()));
                    case CLOSED, FAILED ->
                        noLongerWatched.add(
                                change(then, now.map(Settled::detail).orElse("cannot be read"), List.of()));
                    case READ -> {}
                }
            }
        }
        return new WatchReport(site, before, after, added, changed, vanished, noLongerWatched, unchanged);
    }

    private static boolean wasRead(@Nullable Settled page) {
        return page != null && page.fate() == Fate.READ;
    }

    private static Map<String, Settled> byUrl(List<Settled> pages) {
        return pages.stream()
                .collect(Collectors.toMap(Settled::url, Function.identity(), (one, _) -> one, TreeMap::new));
    }

    private static PageChange change(Settled page, String why, List<String> diff) {
        return new PageChange(page.url(), page.reading().title(), why, diff);
    }
}
