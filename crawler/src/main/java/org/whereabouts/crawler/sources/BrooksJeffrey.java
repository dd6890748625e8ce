package org.whereabouts.crawler.sources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.page.HtmlForm;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.NoMatch;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * The web sites that Brooks Jeffrey Marketing builds for sheriffs. A roster of twenty people a page, headed by how many there are
 * in all: {@code Inmate Roster (60)}. Each has a box with name, booking number, booking date and a link to a page of their own; the
 * arrows of the pager lead on. The box says who is in the jail, so the pages of the people are read when somebody has one, and not
 * asked for. Boxes and pages are laid out in tables at some sites and in divs at others.
 */
record BrooksJeffrey(SourceProfile profile) implements Source {

    static final Map<String, String> SETTINGS =
            Map.of("path", "the path of the roster on its host, for example /roster.php");

    private static final Pattern PERSON = Pattern.compile("booking_num=([^&#]+)");
    private static final Pattern COUNT = Pattern.compile("\\((\\d{1,6})\\)\\s*$");
    private static final Pattern NUMBER_LABEL = Pattern.compile("(?i)\\bBooking\\s*(?:#|No\\b|Number\\b)");
    private static final Evaluator LINKS =
            Selector.evaluatorOf("a[href*=booking_num=], a[href]:contains(View Profile)");
    private static final Evaluator NAMES = Selector.evaluatorOf(".ptitles");
    private static final Evaluator HEADINGS = Selector.evaluatorOf(".ptitles, h1, h2, h3");

    /** What leads to the next page; where there are both, two arrows lead to the last one. */
    private static final List<String> ARROWS = List.of(">", ">>");

    /** What the sites call the same thing; those of one line mean one field. */
    private static final Map<EntryField, List<String>> LABELS = Map.of(
            EntryField.NUMBER, List.of("Booking #", "Booking Number", "Booking No", "Booking No."),
            EntryField.AGE, List.of("Age"),
            EntryField.SEX, List.of("Gender", "Sex"),
            EntryField.ADMITTED, List.of("Booking Date", "Booked", "Date Booked"),
            EntryField.RELEASED, List.of("Release Date", "Released"));

    @Override
    public Stream<Search> sweep() {
        return Stream.of(new Search("everybody", true, list()));
    }

    /** The roster takes no name, and the page of a number says nothing for one that it does not have. */
    @Override
    public List<PageRequest> pageKinds() {
        return List.of(list(), PageRequest.get("person", "/roster_view.php?booking_num=0"));
    }

    private PageRequest list() {
        return PageRequest.get("list", String.valueOf(profile.settings().get("path")));
    }

    @Override
    public PageOutcome parse(Page page) {
        return HtmlPage.readWhole(
                page,
                profile,
                html -> page.request().kind().equals("person") ? person(html.document()) : list(html, page.request()));
    }

    private PageOutcome list(HtmlPage html, PageRequest asked) {
        Document document = html.document();
        SequencedMap<String, Element> links = new LinkedHashMap<>();
        document.select(LINKS).forEach(link -> links.putIfAbsent(person(link), link));
        long numbers = NUMBER_LABEL.matcher(document.text()).results().count();
        OptionalInt total = document.select(HEADINGS).stream()
                .map(heading -> COUNT.matcher(heading.text()))
                .filter(Matcher::find)
                .mapToInt(count -> Integer.parseInt(count.group(1)))
                .findFirst();
        if (links.size() != numbers || (links.isEmpty() && !total.equals(OptionalInt.of(0)))) {
            return new LayoutChanged(
                    "\"Booking #\" with each link to a person, or a count of 0",
                    numbers + " with " + links.size() + " links");
        }
        if (links.isEmpty()) {
            return new NoMatch();
        }
        List<RosterEntry> entries = new ArrayList<>();
        for (Element link : links.values()) {
            Element box = box(link, document);
            Optional<RosterEntry> entry = box == null ? Optional.empty() : entry(box);
            if (entry.isEmpty()) {
                return new LayoutChanged(
                        "a name and \"Booking #\" with each link to a person", "none with one of them");
            }
            entries.add(entry.get());
        }
        return pages(document, asked, entries, total);
    }

    /** The pager stands above and below the list; its arrows are links but for the first and the last page. */
    private PageOutcome pages(Document document, PageRequest asked, List<RosterEntry> entries, OptionalInt total) {
        boolean pager = false;
        Set<String> next = new LinkedHashSet<>();
        for (String arrow : ARROWS) {
            for (Element one : document.getElementsMatchingOwnText("^\\s*" + arrow + "\\s*$")) {
                pager = true;
                if (one.hasAttr("href")) {
                    Optional<String> path = HtmlForm.target(profile.baseUrl(), asked, one.attr("href"));
                    if (path.isEmpty()) {
                        return new LayoutChanged("an arrow to a page of this site", "one that leads elsewhere");
                    }
                    next.add(path.get());
                }
            }
            if (!next.isEmpty()) {
                break;
            }
        }
        if (next.size() > 1 || (total.isEmpty() && !pager)) {
            return new LayoutChanged("a count of people or a pager, and one next page", next.size() + " next pages");
        }
        return new Roster(
                entries,
                total,
                next.stream().map(path -> PageRequest.get("list", path)).toList());
    }

    /** What is around the link and a name, and around no other person's link; null where there is no such thing. */
    private static @Nullable Element box(Element link, Document document) {
        for (Element around = link.parent();
                around != null && !around.equals(document.body());
                around = around.parent()) {
            if (people(around) > 1) {
                return null;
            }
            if (around.selectFirst(NAMES) != null) {
                return around;
            }
        }
        return null;
    }

    /** Which person a link leads to: by number, else by address. */
    private static String person(Element link) {
        Matcher person = PERSON.matcher(link.attr("href"));
        return person.find() ? person.group(1) : link.attr("href");
    }

    private static long people(Element within) {
        return within.select(LINKS).stream()
                .map(BrooksJeffrey::person)
                .distinct()
                .count();
    }

    private static PageOutcome person(Document document) {
        Optional<RosterEntry> entry = document.select(NAMES).size() == 1 ? entry(document.body()) : Optional.empty();
        return people(document) > 1 || entry.isEmpty()
                ? new LayoutChanged("one name and \"Booking #\"", "several people, or none of both")
                : new Roster(List.of(entry.get()), OptionalInt.empty(), List.of());
    }

    /** The person whose name and labels stand there; empty where one has no name or no number. */
    private static Optional<RosterEntry> entry(Element within) {
        Labelled labels = Labelled.beside(within);
        Element name = within.selectFirst(NAMES);
        RosterEntry.Builder entry = RosterEntry.builder().put(EntryField.NAME, name == null ? null : name.text());
        LABELS.forEach((field, called) -> called.stream()
                .filter(labels::has)
                .findFirst()
                // Pages of people write "11-3-2026- 4:30 pm".
                .ifPresent(label ->
                        entry.put(field, String.valueOf(labels.get(label)).replaceFirst("\\s*-\\s+", " "))));
        return Optional.of(entry.build())
                .filter(read -> read.get(EntryField.NAME).isPresent()
                        && read.get(EntryField.NUMBER).isPresent());
    }
}
