package org.whereabouts.crawler.sweep;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.capture.Capture;
import org.whereabouts.crawler.fetch.Cookies;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.sweep.SearchResult.Ended;
import org.whereabouts.crawler.sweep.SearchResult.Seen;

/** How far a search has come: what is to be asked next, and what its pages have brought. Asks nobody itself. */
final class SearchCourse {

    private final Search search;
    private final KnownDetails known;
    private final boolean isSweep;
    private final Cookies session = new Cookies();
    private final Deque<PageRequest> waiting = new ArrayDeque<>();

    /** Asked when the list is read to its end: lists move, and sessions forget the list for a page about one person. */
    private final Deque<PageOutcome.Lead> details = new ArrayDeque<>();

    private final List<Capture> written = new ArrayList<>();
    private final List<Seen> people = new ArrayList<>();
    private final List<Long> again = new ArrayList<>();
    private final List<Search> split = new ArrayList<>();
    private final ListPages pages = new ListPages();

    /** The same list once more, in a session of its own; null before that. */
    private @Nullable SecondLook second;

    /** Whose page is being asked for; null while the list is read. */
    private PageOutcome.@Nullable Lead about;

    private OptionalInt total = OptionalInt.empty();
    private boolean isCapped;

    /**
     * A search that begins.
     *
     * @param isSweep whether nobody may be missed: lists that prove nothing of themselves are then read twice
     */
    SearchCourse(Search search, KnownDetails known, boolean isSweep) {
        this.search = search;
        this.known = known;
        this.isSweep = isSweep;
        waiting.add(search.first());
    }

    boolean mustNotMissAnybody() {
        return isSweep;
    }

    boolean isToBeContinued() {
        if (isSweep && about == null && waiting.isEmpty() && second == null && pages.isUnproven()) {
            second = new SecondLook(search.first());
        }
        return !waiting.isEmpty() || (second != null && second.isToBeContinued()) || !details.isEmpty();
    }

    /** What to ask: the list first, then the list again where need be, then the people on it. */
    PageRequest next() {
        about = null;
        if (!waiting.isEmpty()) {
            return waiting.remove();
        }
        if (second != null && second.isToBeContinued()) {
            return second.next();
        }
        about = details.remove();
        return Objects.requireNonNull(about.detail(), "only those who are to be asked about wait here");
    }

    /** The second look, while a page of it is being asked for. */
    private @Nullable SecondLook looking() {
        return about == null ? second : null;
    }

    /** The session in which to ask for the page that {@link #next} named. */
    Cookies session() {
        SecondLook looking = looking();
        return looking == null ? session : looking.session();
    }

    /** Whether the page that {@link #next} named is one of a list, and not the one about somebody of it. */
    boolean isOfTheList() {
        return about == null;
    }

    /** Whether no page was read yet. */
    boolean isAtItsBeginning() {
        return written.isEmpty();
    }

    /**
     * Takes the page that {@link #next} named, as it was understood. Of a page that was read before, nothing is kept beyond its
     * file: it brings nobody new.
     *
     * @return why it does not fit the pages before it; empty when it does
     */
    Optional<String> take(Capture capture, PageOutcome outcome, Instant at) {
        PageRequest request = capture.request();
        SecondLook looking = looking();
        if (looking != null) {
            return looking.read(request, outcome, pages);
        }
        if (pages.isKnown(request)) {
            return pages.again(request, outcome);
        }
        if (outcome instanceof PageOutcome.Roster roster && isAboutAnother(roster.entries())) {
            // Not one of the pages that are kept for another go: it would be taken for that of the person who was asked
            // about.
            return Optional.of("the page about somebody of the list is about somebody else");
        }
        Capture read = capture.readAs(outcome);
        written.add(about == null ? read : read.about(about.row()));
        return switch (outcome) {
            case PageOutcome.Continue(List<PageRequest> next) -> {
                waiting.addAll(next);
                yield Optional.empty();
            }
            case PageOutcome.Roster(List<RosterEntry> entries, OptionalInt reported, List<PageRequest> next) -> {
                entries.forEach(entry -> people.add(new Seen(entry, written.size() - 1, at)));
                total = total.isPresent() ? total : reported;
                waiting.addAll(next);
                yield pages.somebody(request, entries, reported);
            }
            case PageOutcome.Leads leads -> {
                total = total.isPresent() ? total : leads.total();
                Map<PageOutcome.Lead, Long> before = known.among(leads.toAsk());
                again.addAll(before.values());
                leads.toAsk().stream().filter(lead -> !before.containsKey(lead)).forEach(details::add);
                leads.whole().forEach(row -> people.add(new Seen(row, written.size() - 1, at)));
                waiting.addAll(leads.next());
                yield pages.again(request, outcome);
            }
            case PageOutcome.Bulk bulk -> {
                total = OptionalInt.of(bulk.people());
                yield Optional.empty();
            }
            case PageOutcome.NoMatch() -> {
                total = OptionalInt.of(total.orElse(0));
                yield pages.nobody();
            }
            case PageOutcome.TooMany(OptionalInt reported, List<Search> parts) -> {
                total = reported;
                isCapped = true;
                split.addAll(parts);
                yield Optional.empty();
            }
            case PageOutcome.Blocked _,
                    PageOutcome.RateLimited _,
                    PageOutcome.Maintenance _,
                    PageOutcome.LayoutChanged _ ->
                throw new IllegalArgumentException("a page that was not understood ends its search");
        };
    }

    /** Sessions that remember whom they were asked about last may answer with that person's page. */
    private boolean isAboutAnother(List<RosterEntry> entries) {
        Optional<String> wanted =
                Optional.ofNullable(about).flatMap(lead -> lead.row().get(EntryField.NUMBER));
        return wanted.isPresent()
                && !entries.stream()
                        .allMatch(entry -> entry.get(EntryField.NUMBER).equals(wanted));
    }

    /** Why the pages do not make up one list, when all were taken; empty when they do. */
    Optional<String> contradiction() {
        return pages.ended();
    }

    /** The pages about people that were read: good for another go, when this one breaks off. */
    void keepDetails() {
        known.keep(written.stream().filter(Capture::isAboutOnePerson).toList());
    }

    Ended ended() {
        return new Ended(written, people, total, again, isCapped, split);
    }
}
