package org.whereabouts.crawler.sweep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;

/**
 * Whether the pages of a search fit together as one list. Sites page by offset over a list that moves meanwhile: somebody is
 * released while page 2 is read, everybody behind moves up, and the first of page 3 is on no page. What shows it is a total
 * that changes, an entry that comes twice, pages that add up to another number than the site says, nobody after somebody, or a
 * page that is not what it was when it is asked again. A list of several pages that does not say its total shows nothing of
 * that when somebody leaves; it has to be looked at twice. What these find is no page's fault, so the search is asked again.
 * Pages of different kinds are different lists: the details of a person repeat what the list says.
 */
final class ListPages {

    private final Map<String, OneList> lists = new HashMap<>();
    private final Map<PageRequest, List<RosterEntry>> pages = new HashMap<>();
    private boolean somebody;

    /**
     * Takes a page with people.
     *
     * @param request that led to it; one that was asked before must lead to the same page
     * @param reported how many people the page says there are in all
     * @return why it does not fit the pages before it; empty when it does
     */
    Optional<String> somebody(PageRequest request, List<RosterEntry> entries, OptionalInt reported) {
        somebody = true;
        OneList list = lists.computeIfAbsent(request.kind(), _ -> new OneList());
        if (reported.isPresent()) {
            if (list.total.isPresent() && list.total.getAsInt() != reported.getAsInt()) {
                return Optional.of("the list of " + list.total.getAsInt() + " people has " + reported.getAsInt()
                        + " on a later page");
            }
            list.total = reported;
        }
        List<RosterEntry> before = pages.putIfAbsent(request, entries);
        if (before != null) {
            list.isProven = true;
            return before.equals(entries)
                    ? Optional.empty()
                    : Optional.of("a page has other people when it is asked again");
        }
        if (entries.stream().anyMatch(list.seen::contains)) {
            return Optional.of("somebody of an earlier page is on a later one again");
        }
        list.seen.addAll(entries);
        list.entries += entries.size();
        list.pages++;
        return Optional.empty();
    }

    /** Whether that page with people was read before: it is asked again only to see that it is the same. */
    boolean isKnown(PageRequest request) {
        return pages.containsKey(request);
    }

    /** Takes such a page, read again. */
    Optional<String> again(PageRequest request, PageOutcome outcome) {
        return switch (outcome) {
            case PageOutcome.Roster roster -> somebody(request, roster.entries(), roster.total());
            case PageOutcome.Leads leads -> somebody(request, rows(leads), leads.total());
            default -> Optional.of("a page has nobody when it is asked again");
        };
    }

    static List<RosterEntry> rows(PageOutcome.Leads leads) {
        return leads.leads().stream().map(PageOutcome.Lead::row).toList();
    }

    /** Takes a page that says that there is nobody. */
    Optional<String> nobody() {
        return somebody ? Optional.of("a page says nobody is found, after others with people") : Optional.empty();
    }

    /** Whether a list was read of which nothing would show that somebody has left meanwhile. */
    boolean isUnproven() {
        return lists.values().stream().anyMatch(list -> list.pages > 1 && list.total.isEmpty() && !list.isProven);
    }

    /** Compares with the same list, read once more; the pages may be cut otherwise. */
    Optional<String> comparedWith(ListPages second) {
        return people().equals(second.people())
                ? Optional.empty()
                : Optional.of("a list of " + people().size() + " people has "
                        + second.people().size() + ", or others, when it is read again");
    }

    private Set<RosterEntry> people() {
        Set<RosterEntry> people = new HashSet<>();
        lists.values().forEach(list -> people.addAll(list.seen));
        return people;
    }

    /** After the last page. */
    Optional<String> ended() {
        return lists.values().stream()
                .filter(list -> list.total.isPresent() && list.total.getAsInt() != list.entries)
                .findFirst()
                .map(list ->
                        "a list of " + list.total.getAsInt() + " people has " + list.entries + " on all its pages");
    }

    private static final class OneList {
        private final Set<RosterEntry> seen = new HashSet<>();
        private OptionalInt total = OptionalInt.empty();
        private int entries;
        private int pages;
        private boolean isProven;
    }
}
