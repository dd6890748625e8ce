package org.whereabouts.crawler.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/** What a page shows of itself when its source does not understand it; made only of pages without content of their own. */
sealed interface PageFacts {

    /** More than any known page that only says why there is no other. */
    int MAX_TEXT = 1_500;

    /** What is told of a title, or of a member of a JSON answer: signatures are regular expressions. */
    int MAX_TITLE = 300;

    int MAX_JSON = 10_000;

    /** A table of this many rows with several cells is data, not the layout of a message. */
    int ROWS_OF_DATA = 3;

    /** Members in which JSON answers say what went wrong. */
    Set<String> TELLING = Set.of(
            "error",
            "errors",
            "message",
            "messages",
            "msg",
            "status",
            "statustext",
            "detail",
            "details",
            "title",
            "reason",
            "code",
            "description",
            "error_description",
            "fault",
            "faultstring",
            "url",
            "blockscript");

    /**
     * A web page.
     *
     * @param title its title
     * @param text title and all that a visitor reads, but for menus, footers and choices of a form
     * @param markup its markup, in lower case
     */
    record Html(String title, String text, String markup, Document document) implements PageFacts {}

    /** The telling values of a JSON object. */
    record Json(List<String> values) implements PageFacts {}

    /** The facts of a page; empty for one that has content of its own, or is no page at all. */
    static Optional<PageFacts> of(String text) {
        return text.stripLeading().startsWith("{") ? json(text) : html(text);
    }

    private static Optional<PageFacts> json(String text) {
        if (text.length() > MAX_JSON) {
            return Optional.empty();
        }
        return JsonPage.object(text).filter(object -> !hasRows(object)).map(object -> {
            List<String> values = new ArrayList<>();
            collect(object, values);
            object.values().stream().filter(JsonNode::isObject).forEach(member -> collect(member, values));
            return new Json(List.copyOf(values));
        });
    }

    private static boolean hasRows(JsonNode object) {
        return object.values().stream()
                .anyMatch(member -> member.isArray() && member.path(0).isObject());
    }

    private static void collect(JsonNode object, List<String> values) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getValue().isValueNode()
                    && TELLING.contains(member.getKey().toLowerCase(Locale.ROOT))) {
                values.add(head(member.getValue().asString("")));
            }
        }
    }

    private static Optional<PageFacts> html(String markup) {
        return HtmlPage.bounded(markup, "")
                .filter(document -> !hasTable(document))
                .flatMap(document -> {
                    Document shown = document.clone();
                    shown.select("option, nav, footer, noscript, template").remove();
                    String text = shown.body().text();
                    return text.length() > MAX_TEXT
                            ? Optional.empty()
                            : Optional.of(new Html(
                                    head(document.title()),
                                    head(document.title()) + " " + text,
                                    markup.toLowerCase(Locale.ROOT),
                                    document));
                });
    }

    private static String head(String text) {
        return text.length() <= MAX_TITLE ? text : text.substring(0, MAX_TITLE);
    }

    private static boolean hasTable(Document document) {
        return document.select("table").stream()
                .anyMatch(table -> table.select("tr").stream()
                                .filter(PageFacts::isData)
                                .limit(ROWS_OF_DATA)
                                .count()
                        == ROWS_OF_DATA);
    }

    /** Forms are laid out in tables too; their rows have fields to fill in. */
    private static boolean isData(Element row) {
        return row.select("> th, > td").size() > 1
                && row.select("input, select, button, textarea").isEmpty();
    }
}
