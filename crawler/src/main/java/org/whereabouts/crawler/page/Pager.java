package org.whereabouts.crawler.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageRequest;

/** What leads from a page of a list to the next. A pager that is misread cuts a list short: it is whole, or the page is not read. */
public final class Pager {

    private static final Pattern WORDS = Pattern.compile("(?i)\\bpage (\\d{1,5})(?: of |/)(\\d{1,5})\\b");

    private static final Predicate<String> NUMBER = Pattern.compile("\\d{1,5}").asMatchPredicate();

    /** What a button has: any other attribute could be {@code disabled}, garbled. */
    private static final Set<String> OF_A_BUTTON =
            Set.of("type", "name", "value", "id", "class", "disabled", "onclick");

    private static final String WITH_NUMBER = "input[name~=^[0-9]+$]";
    private static final String CLICKED = "input:not([type=hidden]), button, a";

    private final List<PageRequest> next;
    private final Optional<LayoutChanged> changed;

    private Pager(List<PageRequest> next, Optional<LayoutChanged> changed) {
        this.next = next;
        this.changed = changed;
    }

    /**
     * What {@code reading} says of a page with that pager.
     *
     * @param reading is given the request for the next page, or nothing on the last
     * @return {@link LayoutChanged} for a pager that is not whole, or not on the page that was asked for
     */
    public PageOutcome read(Function<List<PageRequest>, PageOutcome> reading) {
        return changed.<PageOutcome>map(change -> change).orElseGet(() -> reading.apply(next));
    }

    /**
     * A form with a button for each page of a list, or for those next to the one shown; name and value of a button are the number.
     * There is none below a list of one page. Whatever else can be clicked there may lead to pages that have no button yet.
     *
     * @param asked the request that led to the page: the press of a button of this pager, or another for the first page
     * @param id of the form
     * @param shown the class of the button for the page that is shown
     */
    public static Pager numbered(HtmlPage html, PageRequest asked, String id, String shown) {
        int due = asked.form().keySet().stream()
                .filter(NUMBER)
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(1);
        Elements buttons = html.document().select(WITH_NUMBER);
        Optional<HtmlForm> form = HtmlForm.in(html, "form#" + id, asked);
        Elements others = html.document().select("form#" + id).select(CLICKED).not(WITH_NUMBER);
        List<String> names = buttons.eachAttr("name");
        List<PageRequest> next = names.stream()
                .filter(String.valueOf(due + 1)::equals)
                .flatMap(page -> form.stream().map(pager -> pager.submit(asked.kind(), Map.of(page, page))))
                .toList();
        boolean sound = buttons.isEmpty()
                ? due == 1 && html.occurrences(id) == 0
                : form.isPresent()
                        && others.isEmpty()
                        && buttons.eachAttr("value").equals(names)
                        && shown(buttons, shown).equals(List.of(String.valueOf(due)))
                        && next.isEmpty() == names.getLast().equals(String.valueOf(due));
        return of(
                next,
                sound,
                "form#" + id + " on page " + due,
                names.size() + " buttons with numbers, " + others.size() + " others");
    }

    private static List<String> shown(Elements buttons, String shown) {
        return buttons.stream()
                .filter(button -> button.hasClass(shown))
                .map(Element::val)
                .toList();
    }

    /**
     * A button {@code Next} of a form, disabled on the last page.
     *
     * @param form that it belongs to
     * @param kind of the page that it leads to
     * @param mayLack whether the page may be one of a list that needs no button
     */
    public static Pager nextButton(HtmlPage html, HtmlForm form, String kind, boolean mayLack) {
        Elements buttons = html.document().select("input[value=Next]");
        boolean none = buttons.isEmpty() && html.occurrences("Next") == 0 && mayLack;
        boolean one = buttons.size() == 1
                && buttons.getFirst().attributes().asList().stream()
                        .map(Attribute::getKey)
                        .allMatch(OF_A_BUTTON::contains);
        List<PageRequest> next = buttons.not("[disabled]").stream()
                .map(button -> form.press(kind, button, Map.of()))
                .toList();
        return of(next, none != one, "a button Next", buttons.size() + " buttons, or another one");
    }

    /**
     * The words {@code Page 2 of 7}, or {@code Page 2/7}.
     *
     * @param text that they stand in; what a visitor reads first in these words counts
     * @param due which page was asked for, from 1
     * @param mayLack whether a list of one page does without them
     * @param next leads to the next page, where the page has what leads there
     */
    public static Pager words(String text, int due, boolean mayLack, @Nullable PageRequest next) {
        Matcher words = WORDS.matcher(text);
        boolean found = words.find();
        int shown = found ? Integer.parseInt(words.group(1)) : mayLack ? 1 : 0;
        int last = found ? Integer.parseInt(words.group(2)) : shown;
        List<PageRequest> following = shown < last && next != null ? List.of(next) : List.of();
        return of(
                following,
                shown == due && (shown == last || !following.isEmpty()),
                "page " + due + " of " + last + ", and what leads to the next",
                "page " + shown + " of " + last);
    }

    private static Pager of(List<PageRequest> next, boolean sound, String expected, String found) {
        return new Pager(next, sound ? Optional.empty() : Optional.of(new LayoutChanged(expected, found)));
    }
}
