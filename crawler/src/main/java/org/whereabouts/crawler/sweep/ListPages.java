package org.whereabouts.crawler.sweep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.whereabouts.crawler.source.RosterEntry;

/**
 * Whether the pages of a search fit together as one list. Sites page by offset over a list that moves meanwhile: somebody is
 * released while page 2 is read, everybody behind moves up, and the first of page 3 is on no page. What shows it is a total
 * that changes, an entry that comes twice, pages that add up to another number than the site says, or nobody after somebody.
 * What they find is no page's fault, so the search is asked again. Pages of different kinds are different lists: the details of
 * a person repeat what the list says.
 */
final class ListPages {

    private final Map<String, OneList> lists = new HashMap<>();
    private boolean somebody;

    /**
     * Takes a page with people.
     *
     * @param kind of the request that led to it
     * @param reported how many people the page says there are in all
     * @return why it does not fit the pages before it; empty when it does
     */
    Optional<String> somebody(String kind, List<RosterEntry> entries, OptionalInt reported) {
        somebody = true;
        OneList list = lists.computeIfAbsent(kind, _ -> new OneList());
        if (reported.isPresent()) {
            if (list.total.isPresent() && list.total.getAsInt() != reported.getAsInt()) {
                return Optional.of("the list of " + list.total.getAsInt() + " people has " + reported.getAsInt()
                        + " on a later page");
            }
            list.total = reported;
        }
        if (entries.stream().anyMatch(list.seen::contains)) {
            return Optional.of("somebody of an earlier page is on a later one again");
        }
        list.seen.addAll(entries);
        list.entries += entries.size();
        return Optional.empty();
    }

    /** Takes a page that says that there is nobody. */
    Optional<String> nobody() {
        return somebody ? Optional.of("a page says nobody is found, after others with people") : Optional.empty();
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
    }
}
