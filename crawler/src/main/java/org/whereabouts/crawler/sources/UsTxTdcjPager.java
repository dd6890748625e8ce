package org.whereabouts.crawler.sources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageRequest;

/**
 * The pager of the Texas locator: a form of hidden fields. Its Next button submits them as they are and is counted from the
 * page shown. A pager that is misread cuts a list short, so it must be whole and count on from the page that was asked.
 */
sealed interface UsTxTdcjPager {

    /** The pager was understood; it leads to the next page, or this is the last. */
    record Read(List<PageRequest> next) implements UsTxTdcjPager {}

    /** The pager is not what it was. */
    record Changed(LayoutChanged change) implements UsTxTdcjPager {}

    /** A button press on page n, as this source sends it. */
    Pattern PRESSED_ON = Pattern.compile("(?:^|&)currentPage=(\\d{1,6})(?:&.*)?&btnNext=");

    Evaluator FORM = Selector.evaluatorOf("form#form_paginate");
    Evaluator INPUTS = Selector.evaluatorOf("input[name]");
    Evaluator HIDDEN = Selector.evaluatorOf("input[type=hidden]");
    Pattern PAGE = Pattern.compile("\\d{1,6}");

    /** The pager of a page that answers {@code asked}. */
    static UsTxTdcjPager of(Document document, PageRequest asked) {
        Element form = document.selectFirst(FORM);
        if (form == null) {
            return changed("form#form_paginate", "no such form");
        }
        Elements inputs = form.select(INPUTS);
        int current = number(inputs, "currentPage");
        int total = number(inputs, "totalPageCount");
        String action = form.attr("action");
        if (current < 1 || total < 1 || named(inputs, "lastSearch").isEmpty() || !action.startsWith("/")) {
            return changed("lastSearch, currentPage and totalPageCount in form#form_paginate", "other fields");
        }
        OptionalInt due = due(asked);
        // A list that has become shorter shows its last page again, and whoever reads all its pages sees people twice.
        boolean isShorter = due.orElse(0) > total && current == total;
        if (current > total || (due.isPresent() && due.getAsInt() != current && !isShorter)) {
            return changed(
                    "page " + (due.isPresent() ? due.getAsInt() : "1 or later") + " of " + total,
                    "page " + current + " of " + total);
        }
        return new Read(current == 1 ? behindTheFirst(total, form, asked) : List.of());
    }

    /**
     * All other pages of a list, by the form of the first. The site says nowhere how many people the list has. Whoever leaves while
     * it is read moves everybody behind up, which shows when the last page, or of two the first, is asked for once more.
     */
    private static List<PageRequest> behindTheFirst(int total, Element form, PageRequest first) {
        Stream<PageRequest> others = IntStream.range(1, total).mapToObj(page -> pressedOn(page, form));
        return switch (total) {
            case 1 -> List.of();
            case 2 -> Stream.concat(others, Stream.of(first)).toList();
            default ->
                Stream.concat(Stream.of(pressedOn(total - 1, form)), others).toList();
        };
    }

    /** The Next button, as it is on that page. Only the number of the page counts; what else the form has may differ by page. */
    private static PageRequest pressedOn(int page, Element form) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        form.select(HIDDEN).forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.replaceAll((name, value) -> name.equalsIgnoreCase("currentPage") ? Integer.toString(page) : value);
        fields.put("btnNext", "Next");
        return PageRequest.postForm("list", form.attr("action"), FormBody.encode(fields));
    }

    /** Which page was asked for; empty when the request does not say, as when a stored page is read by itself. */
    private static OptionalInt due(PageRequest asked) {
        String body = asked.body();
        if (body == null) {
            return OptionalInt.empty();
        }
        Matcher pressed = PRESSED_ON.matcher(body);
        return OptionalInt.of(pressed.find() ? Integer.parseInt(pressed.group(1)) + 1 : 1);
    }

    private static Optional<Element> named(Elements inputs, String field) {
        return inputs.stream()
                .filter(input -> input.attr("name").strip().equalsIgnoreCase(field))
                .findFirst();
    }

    private static int number(Elements inputs, String field) {
        String value = named(inputs, field).map(Element::val).orElse("");
        return PAGE.matcher(value).matches() ? Integer.parseInt(value) : 0;
    }

    private static Changed changed(String expected, String found) {
        return new Changed(new LayoutChanged(expected, found));
    }
}
