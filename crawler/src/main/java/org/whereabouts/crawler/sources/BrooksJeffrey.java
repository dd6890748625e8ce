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
import org.whereabouts.crawler.source.LookupKey;
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
final class BrooksJeffrey implements Source {

    static final Map<String, String> SETTINGS =
            Map.of("path", "the path of the roster on its host, for example /roster.php");

    private static final Pattern PERSON = Pattern.compile("booking_num=([^&#\\s\"'<>]+)");
    private static final Pattern COUNT = Pattern.compile("\\((\\d{1,6})\\)\\s*$");
    private static final Evaluator LINKS = Selector.evaluatorOf("a[href*=booking_num=]");
    private static final Evaluator TITLES = Selector.evaluatorOf(".ptitles");

    /** What the sites call the same thing; those of one line mean one field. */
    private static final Map<EntryField, List<String>> LABELS = Map.of(
            EntryField.NUMBER, List.of("Booking #", "Booking Number", "Booking No", "Booking No."),
            EntryField.AGE, List.of("Age"),
            EntryField.SEX, List.of("Gender", "Sex"),
            EntryField.ADMITTED, List.of("Booking Date", "Booked", "Date Booked"),
            EntryField.RELEASED, List.of("Release Date", "Released"));

    private final SourceProfile profile;

    BrooksJeffrey(SourceProfile profile) {
        this.profile = profile;
    }

    @Override
    public SourceProfile profile() {
        return profile;
    }

    @Override
    public Stream<Search> sweep() {
        return Stream.of(new Search("everybody", true, list()));
    }

    /** The roster takes no name, and the page of a number says nothing for one that it does not have. */
    @Override
    public Optional<Search> lookup(LookupKey key) {
        return Optional.empty();
    }

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

    private static PageOutcome list(HtmlPage html, PageRequest asked) {
        Document document = html.document();
        SequencedMap<String, Element> links = new LinkedHashMap<>();
        for (Element link : document.select(LINKS)) {
            number(link).ifPresent(number -> links.putIfAbsent(number, link));
        }
        long named = PERSON.matcher(html.markup())
                .results()
                .map(person -> person.group(1))
                .distinct()
                .count();
        if (links.size() != named) {
            return new LayoutChanged("a link for each booking_num", links.size() + " links of " + named);
        }
        OptionalInt total = document.select(TITLES).stream()
                .map(title -> COUNT.matcher(title.text()))
                .filter(Matcher::find)
                .mapToInt(count -> Integer.parseInt(count.group(1)))
                .findFirst();
        if (links.isEmpty()) {
            return total.equals(OptionalInt.of(0))
                    ? new NoMatch()
                    : new LayoutChanged("a link to roster_view.php?booking_num=, or a count of 0", "neither");
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
        if (entries.stream()
                        .map(entry -> entry.get(EntryField.NUMBER))
                        .distinct()
                        .count()
                != entries.size()) {
            return new LayoutChanged("another \"Booking #\" with each link to a person", "the same with several");
        }
        return pages(document, asked, entries, total);
    }

    /** The pager stands above and below the list; its arrows are links but for the first and the last page. */
    private static PageOutcome pages(
            Document document, PageRequest asked, List<RosterEntry> entries, OptionalInt total) {
        Set<String> next = new LinkedHashSet<>();
        boolean pager = false;
        for (Element arrows : document.getElementsMatchingOwnText("^\\s*>>\\s*$")) {
            pager = true;
            Optional<String> to = HtmlForm.target(asked, arrows.attr("href"));
            to.filter(_ -> arrows.hasAttr("href")).ifPresent(next::add);
        }
        if (next.size() > 1 || (total.isEmpty() && !pager)) {
            return new LayoutChanged("a count of people, and one next page", next.size() + " next pages");
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
            if (around.select(LINKS).stream()
                            .map(BrooksJeffrey::number)
                            .distinct()
                            .count()
                    > 1) {
                return null;
            }
            if (around.selectFirst(TITLES) != null) {
                return around;
            }
        }
        return null;
    }

    private static Optional<String> number(Element link) {
        Matcher person = PERSON.matcher(link.attr("href"));
        return person.find() ? Optional.of(person.group(1)) : Optional.empty();
    }

    private static PageOutcome person(Document document) {
        long others = document.select(LINKS).stream()
                .map(BrooksJeffrey::number)
                .distinct()
                .count();
        Optional<RosterEntry> entry = document.select(TITLES).size() == 1 ? entry(document.body()) : Optional.empty();
        return others > 1 || entry.isEmpty()
                ? new LayoutChanged("one name and \"Booking #\"", others + " links to people, or none of both")
                : new Roster(List.of(entry.get()), OptionalInt.empty(), List.of());
    }

    /** The person whose name and labels stand there; empty where one has no name or no number. */
    private static Optional<RosterEntry> entry(Element within) {
        Labelled labels = Labelled.beside(within);
        Element name = within.selectFirst(TITLES);
        RosterEntry.Builder entry = RosterEntry.builder().put(EntryField.NAME, name == null ? null : name.text());
        LABELS.forEach((field, called) -> called.stream()
                .filter(labels::has)
                .findFirst()
                // Pages of people write "11-3-2026- 4:30 pm".
                .ifPresent(label ->
                        entry.put(field, String.valueOf(labels.get(label)).replaceFirst("-\\s+", " "))));
        return Optional.of(entry.build())
                .filter(read -> read.get(EntryField.NAME).isPresent()
                        && read.get(EntryField.NUMBER).isPresent());
    }
}
