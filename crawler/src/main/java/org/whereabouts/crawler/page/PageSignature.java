package org.whereabouts.crawler.page;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.PageOutcome;

/**
 * How to tell one kind of page that stands in place of another; a row of {@code page-signatures.yml}. Of the conditions, those
 * that are there must all hold.
 *
 * @param name what stands there, as an operator reads it
 * @param outcome what it means for us
 * @param title found in the title
 * @param text found in what a visitor reads
 * @param markup contained in the markup, lower case
 * @param element a CSS selector that finds something
 * @param json found in a telling member of a short JSON answer
 * @param seen where this is known from
 */
record PageSignature(
        String name,
        Meaning outcome,
        @Nullable Pattern title,
        @Nullable Pattern text,
        @Nullable String markup,
        @Nullable String element,
        @Nullable Pattern json,
        String seen) {

    enum Meaning {
        RATE_LIMITED,
        CAPTCHA,
        REFUSAL,
        MAINTENANCE,
        LOGIN
    }

    PageSignature {
        if (Stream.of(title, text, markup, element, json).allMatch(condition -> condition == null)) {
            throw new IllegalArgumentException("the signature '" + name + "' has no condition");
        }
    }

    boolean fits(PageFacts page) {
        return switch (page) {
            case PageFacts.Html html ->
                json == null
                        && (title == null || title.matcher(html.title()).find())
                        && (text == null || text.matcher(html.text()).find())
                        && (markup == null || html.markup().contains(markup))
                        && (element == null || html.document().selectFirst(element) != null);
            case PageFacts.Json answer ->
                json != null
                        && answer.values().stream()
                                .anyMatch(value -> json.matcher(value).find());
        };
    }

    PageOutcome reading() {
        return switch (outcome) {
            case RATE_LIMITED -> new PageOutcome.RateLimited(Optional.empty(), name);
            case CAPTCHA -> new PageOutcome.Blocked(PageOutcome.Wall.CAPTCHA, name);
            case REFUSAL -> new PageOutcome.Blocked(PageOutcome.Wall.REFUSAL, name);
            case LOGIN -> new PageOutcome.Blocked(PageOutcome.Wall.LOGIN, name);
            case MAINTENANCE -> new PageOutcome.Maintenance(name);
        };
    }
}
