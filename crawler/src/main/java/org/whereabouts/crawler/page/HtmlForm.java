package org.whereabouts.crawler.page;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jsoup.Connection;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.fetch.WebAddress;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;

/**
 * A form as a page has it: where it goes and what a browser would send if nobody touched it, hidden tokens and view states
 * included. Buttons are not among its fields; whoever presses one sets it.
 *
 * @see <a href="https://html.spec.whatwg.org/#constructing-form-data-set">HTML, constructing the entry list</a>
 */
public final class HtmlForm {

    /** Stands for the site, whichever it is, while an address on it is put together. */
    private static final URI SITE = URI.create("http://site.invalid");

    private static final Evaluator BUTTON = Selector.evaluatorOf("input[type=submit], input[type=reset]");

    private final boolean isPost;
    private final String path;
    private final SequencedMap<String, String> fields;

    private HtmlForm(boolean isPost, String path, SequencedMap<String, String> fields) {
        this.isPost = isPost;
        this.path = path;
        this.fields = fields;
    }

    /**
     * The form.
     *
     * @param element null where a page lacks the form
     * @param page the request that led to the page; what the form's address is relative to
     * @return empty for what is no form, or one that leads away from the site
     */
    public static Optional<HtmlForm> of(@Nullable Element element, PageRequest page) {
        if (!(element instanceof FormElement form)) {
            return Optional.empty();
        }
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        for (Connection.KeyVal field : form.formData()) {
            fields.put(field.key(), field.value());
        }
        form.select(BUTTON).eachAttr("name").forEach(fields::remove);
        boolean isPost = form.attr("method").equalsIgnoreCase("post");
        return target(page, form.attr("action")).map(path -> new HtmlForm(isPost, path, fields));
    }

    /** As {@link #of}: the form of a page that the selector selects. */
    public static Optional<HtmlForm> in(HtmlPage html, String selector, PageRequest page) {
        return of(html.document().selectFirst(selector), page);
    }

    /**
     * Goes on by sending off a form of a page.
     *
     * @param selector of the form
     * @param needed a field that the form has
     * @param asked the request that led to the page
     * @param kind of the page that the form leads to
     * @param filled what to fill in
     * @return {@link PageOutcome.LayoutChanged} for a page that lacks the form or the field
     */
    public static PageOutcome send(
            HtmlPage html, String selector, String needed, PageRequest asked, String kind, Map<String, String> filled) {
        return in(html, selector, asked)
                .filter(form -> form.has(needed))
                .<PageOutcome>map(form -> new PageOutcome.Continue(List.of(form.submit(kind, filled))))
                .orElseGet(() -> html.lacks(selector + " with " + needed));
    }

    /**
     * Where a link or form of a page leads, as path and query; empty for what is no address on the same site.
     *
     * @param page the request that led to the page
     * @param reference as the page has it; "" for the page itself
     */
    public static Optional<String> target(PageRequest page, String reference) {
        return target(SITE, page, reference);
    }

    /**
     * The same, where links may also name the site that they stand on.
     *
     * @param site scheme and host of the site
     */
    public static Optional<String> target(URI site, PageRequest page, String reference) {
        return WebAddress.resolve(site, page.path())
                .flatMap(from -> reference.isBlank() ? Optional.of(from) : WebAddress.resolve(from, reference))
                .filter(to -> WebAddress.sameOrigin(site, to))
                .map(to -> to.getRawQuery() == null ? to.getRawPath() : to.getRawPath() + "?" + to.getRawQuery());
    }

    /** What stands in the query of the address that the form goes to, field by field. */
    public SequencedMap<String, String> query() {
        return PageRequest.get("form", path).query();
    }

    /** Whether the form has a field of that name. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The value of a field as the page has it; "" for one that it does not have. */
    public String value(String field) {
        return fields.getOrDefault(field, "");
    }

    /**
     * The form sent off with some fields filled in.
     *
     * @param kind of the page that it leads to
     * @param filled in place of what the page has, or beside it: the button that is pressed
     */
    public PageRequest submit(String kind, Map<String, String> filled) {
        SequencedMap<String, String> sent = new LinkedHashMap<>(fields);
        // In an order of their own, so that the same form is sent the same way twice.
        sent.putAll(new TreeMap<>(filled));
        String encoded = FormBody.encode(sent);
        if (isPost) {
            return PageRequest.postForm(kind, path, encoded);
        }
        int query = path.indexOf('?');
        return PageRequest.get(kind, (query < 0 ? path : path.substring(0, query)) + "?" + encoded);
    }

    /**
     * The form sent off by a click on one of its buttons: its name and value, or, of a picture, where it was clicked.
     *
     * @param filled in place of what the page has, or beside it
     */
    public PageRequest press(String kind, Element button, Map<String, String> filled) {
        SequencedMap<String, String> sent = new LinkedHashMap<>(filled);
        if (button.attr("type").equalsIgnoreCase("image")) {
            sent.put(button.attr("name") + ".x", "1");
            sent.put(button.attr("name") + ".y", "1");
        } else {
            sent.put(button.attr("name"), button.val());
        }
        return submit(kind, sent);
    }
}
