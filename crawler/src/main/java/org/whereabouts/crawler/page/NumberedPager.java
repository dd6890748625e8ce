package org.whereabouts.crawler.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageRequest;

/**
 * A form with a button for each page of a list, or for those next to the one shown; name and value of a button are the number.
 * There is none below a list of one page.
 *
 * @param next what leads to the next page; nothing on the last
 * @param changed what to say of a pager that is not whole, or not on the page that was asked for
 */
public record NumberedPager(List<PageRequest> next, Optional<LayoutChanged> changed) {

    private static final Predicate<String> NUMBER = Pattern.compile("\\d{1,5}").asMatchPredicate();

    /**
     * The pager of a page.
     *
     * @param asked the request that led to it: the press of a button of this pager, or another for the first page
     * @param id of the form
     * @param shown the class of the button for the page that is shown
     */
    public static NumberedPager of(HtmlPage html, PageRequest asked, String id, String shown) {
        int due = asked.form().keySet().stream()
                .filter(NUMBER)
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(1);
        Elements buttons = html.document().select("input[name~=^[0-9]+$]");
        Optional<HtmlForm> form = HtmlForm.of(html.document().selectFirst("form#" + id), asked);
        List<String> names = buttons.eachAttr("name");
        List<PageRequest> next = names.stream()
                .filter(String.valueOf(due + 1)::equals)
                .flatMap(page -> form.stream().map(pager -> pager.submit(asked.kind(), Map.of(page, page))))
                .toList();
        boolean sound = buttons.isEmpty()
                ? due == 1 && html.occurrences(id) == 0
                : form.isPresent()
                        && buttons.eachAttr("value").equals(names)
                        && shown(buttons, shown).equals(List.of(String.valueOf(due)))
                        && next.isEmpty() == names.getLast().equals(String.valueOf(due));
        return new NumberedPager(
                next,
                sound
                        ? Optional.empty()
                        : Optional.of(new LayoutChanged(
                                "form#" + id + " on page " + due, names.size() + " buttons with numbers")));
    }

    private static List<String> shown(Elements buttons, String shown) {
        return buttons.stream()
                .filter(button -> button.hasClass(shown))
                .map(Element::val)
                .toList();
    }
}
