package org.whereabouts.crawler.sitewatch;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.sitewatch.SitePages.Settled;
import org.whereabouts.crawler.sitewatch.SiteWatches.Verdict;
import org.whereabouts.crawler.sitewatch.Watch.Outcome;
import org.whereabouts.crawler.sitewatch.Watch.Trouble;

/**
 * What a watch is worth, from the pages it saw. A watch is complete only when every page was seen as it is: only then can a page
 * that is not there be said to have vanished.
 */
final class WatchJudge {

    /** So many pages that say the same, and did not before, are one notice in place of many pages. */
    private static final int MOST_ALIKE = 3;

    private WatchJudge() {}

    /**
     * The verdict.
     *
     * @param pages of the watch, all settled unless the site has had enough
     * @param before pages of the last complete watch; empty where there is none
     * @param givenUp why the site was not asked on; empty where it was
     */
    static Verdict judge(
            AgencySite site,
            List<URI> startPages,
            List<Settled> pages,
            List<Settled> before,
            Optional<Obstacle> givenUp,
            boolean bounded) {
        long read = pages.stream().filter(page -> page.fate() == Fate.READ).count();
        Outcome without = read == 0 ? Outcome.FAILED : Outcome.INCOMPLETE;
        List<Settled> failed =
                pages.stream().filter(page -> page.fate() == Fate.FAILED).toList();
        if (givenUp.isPresent()) {
            Trouble trouble = isRefusal(givenUp.get()) ? Trouble.SITE_REFUSES : Trouble.PAGES_FAILED;
            return new Verdict(without, trouble, "not asked on after " + failures(failed, pages.size()));
        }
        Optional<String> lost = lostStartPage(startPages, pages);
        if (lost.isPresent()) {
            return new Verdict(without, Trouble.START_PAGE_LOST, lost.get());
        }
        if (!failed.isEmpty()) {
            return new Verdict(without, Trouble.PAGES_FAILED, failures(failed, pages.size()));
        }
        if (bounded) {
            return new Verdict(
                    without, Trouble.TOO_MANY_PAGES, "links beyond mostPages (" + site.mostPages() + ") were left out");
        }
        if (read < site.leastPages()) {
            return new Verdict(
                    without, Trouble.TOO_FEW_PAGES, read + " pages where leastPages says " + site.leastPages());
        }
        Optional<String> alike = alike(pages, before);
        if (alike.isPresent()) {
            return new Verdict(without, Trouble.SAME_TEXT, alike.get());
        }
        return new Verdict(Outcome.COMPLETE, null, null);
    }

    private static boolean isRefusal(Obstacle obstacle) {
        return switch (obstacle) {
            case BLOCKED, CAPTCHA, LOGIN_WALL, RATE_LIMITED, UNTRUSTED, CRAWL_DELAY_TOO_LONG, ROBOTS_UNAVAILABLE ->
                true;
            default -> false;
        };
    }

    private static String failures(List<Settled> failed, int all) {
        if (failed.isEmpty()) {
            return "no page";
        }
        Settled first = failed.getFirst();
        return "%d of %d pages, the first %s: %s (%s)"
                .formatted(failed.size(), all, path(first.url()), nameOf(first.obstacle()), first.detail());
    }

    private static Optional<String> lostStartPage(List<URI> startPages, List<Settled> pages) {
        Map<String, Settled> byUrl = new HashMap<>();
        pages.forEach(page -> byUrl.put(page.url(), page));
        return startPages.stream()
                .map(start -> byUrl.get(start.toString()))
                .filter(Objects::nonNull)
                .filter(start -> isLost(start, byUrl))
                .map(start -> path(start.url()) + ": "
                        + (start.fate() == Fate.MOVED ? "leads to " + start.movedTo() : start.detail()))
                .findFirst();
    }

    /** Gone, closed to us, or leading to nothing that the watch has. */
    private static boolean isLost(Settled start, Map<String, Settled> byUrl) {
        Set<String> passed = new HashSet<>();
        Settled page = start;
        while (page != null && page.fate() == Fate.MOVED && passed.add(page.url())) {
            page = byUrl.get(page.movedTo());
        }
        return page == null || !(page.fate() == Fate.READ || page.fate() == Fate.FAILED);
    }

    private static Optional<String> alike(List<Settled> pages, List<Settled> before) {
        Map<String, List<String>> earlier = new HashMap<>();
        before.forEach(page -> earlier.put(page.url(), page.reading().lines()));
        Map<List<String>, Integer> counts = new HashMap<>();
        pages.stream()
                .filter(page -> page.fate() == Fate.READ)
                .filter(page -> !page.reading().lines().equals(earlier.get(page.url())))
                .forEach(page -> counts.merge(page.reading().lines(), 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > MOST_ALIKE)
                .map(entry -> entry.getValue() + " pages say the same: "
                        + entry.getKey().stream().findFirst().orElse("nothing"))
                .findFirst();
    }

    private static String path(String url) {
        return Objects.requireNonNullElse(URI.create(url).getRawPath(), "/");
    }

    private static String nameOf(@Nullable Obstacle obstacle) {
        return obstacle == null ? "-" : obstacle.name();
    }
}
