package org.whereabouts.crawler.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one page said. A page that was not understood is never an empty list. */
public sealed interface PageOutcome {

    /** A step of the chain (landing page, disclaimer, token): nobody listed, more to ask. */
    record Continue(List<PageRequest> next) implements PageOutcome {

        public Continue {
            next = List.copyOf(next);
        }
    }

    /**
     * People.
     *
     * @param entries at least one person, in the source's own words
     * @param total how many people the site says the whole search has, where it says so
     * @param next further requests of the chain: the next result page, detail pages
     */
    record Roster(List<RosterEntry> entries, OptionalInt total, List<PageRequest> next) implements PageOutcome {

        public Roster {
            entries = List.copyOf(entries);
            next = List.copyOf(next);
        }

        /** Some of a list that does not say how many it has. */
        public static Roster of(List<RosterEntry> entries, List<PageRequest> next) {
            return new Roster(entries, OptionalInt.empty(), next);
        }

        /** The page about one person. */
        public static Roster of(RosterEntry person) {
            return of(List.of(person), List.of());
        }
    }

    /**
     * People in a list that names them and does not say where they are: that stands on a page of each, see {@link Lead}. Who is
     * known to be as their row was before need not be asked about again.
     *
     * @param leads at least one person
     * @param total how many people the site says the whole search has, where it says so
     * @param next further requests of the list: the next result page
     */
    record Leads(List<Lead> leads, OptionalInt total, List<PageRequest> next) implements PageOutcome {

        public Leads {
            leads = List.copyOf(leads);
            next = List.copyOf(next);
        }

        /**
         * A list of people who each have a page.
         *
         * @param rows at least one person, each with a number
         * @param detail the request for the page about the person of a number
         */
        public static Leads of(List<RosterEntry> rows, Function<String, PageRequest> detail, List<PageRequest> next) {
            List<Lead> leads = rows.stream()
                    .map(row -> new Lead(
                            row, detail.apply(row.get(EntryField.NUMBER).orElseThrow())))
                    .toList();
            return new Leads(leads, OptionalInt.empty(), next);
        }

        /** Those about whom a page is to be asked for. */
        public List<Lead> toAsk() {
            return leads.stream().filter(lead -> lead.detail() != null).toList();
        }

        /** Those of whom the list says all there is. */
        public List<RosterEntry> whole() {
            return leads.stream()
                    .filter(lead -> lead.detail() == null)
                    .map(Lead::row)
                    .toList();
        }
    }

    /**
     * One person of a list, and where the rest stands.
     *
     * @param row all that the list says, which is how a change shows
     * @param detail the request for the page about this person alone; null where the row is all that is wanted, as of people whom
     *     the list says are not held
     */
    record Lead(RosterEntry row, @Nullable PageRequest detail) {}

    /**
     * A whole file of people, too long to hold at once; {@link Source#people} gives them one by one.
     *
     * @param people how many rows of it are people that the source is about, at least one
     * @param first the first few of them, to be shown
     */
    record Bulk(int people, List<RosterEntry> first) implements PageOutcome {

        /** How many of the first are enough to show. */
        public static final int SHOWN = 3;

        public Bulk {
            first = List.copyOf(first);
        }
    }

    /** The site says, in words it is known for, that nobody matches. */
    record NoMatch() implements PageOutcome {}

    /**
     * The site has more people than it shows.
     *
     * @param total how many it says there are, where it says so
     * @param split searches that together cover this one; none where the source cannot be asked more narrowly, which in a sweep is a
     *     page that it does not know
     */
    record TooMany(OptionalInt total, List<Search> split) implements PageOutcome {

        public TooMany {
            split = List.copyOf(split);
        }
    }

    /**
     * The site does not want us here.
     *
     * @param wall what stands in the way
     * @param evidence what on the page says so; never a person's data
     */
    record Blocked(Wall wall, String evidence) implements PageOutcome {}

    /** What stands between us and a page. */
    enum Wall {
        /** A refusal, by the site or by what guards it. */
        REFUSAL,
        /** A test that only humans shall pass. */
        CAPTCHA,
        /** A login. */
        LOGIN
    }

    /** The site asks us to slow down, possibly inside a 200. */
    record RateLimited(Optional<Duration> retryAfter, String evidence) implements PageOutcome {}

    /** The site is out of order for a while and says so. */
    record Maintenance(String evidence) implements PageOutcome {}

    /**
     * The page is not what this source knows.
     *
     * @param expected what was looked for, for example {@code column "TDCJ Number"}
     * @param found what stood there instead; structure only, never a person's data
     */
    record LayoutChanged(String expected, String found) implements PageOutcome {}
}
