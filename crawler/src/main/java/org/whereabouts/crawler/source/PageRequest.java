package org.whereabouts.crawler.source;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request of a search.
 *
 * @param kind what page is expected, in the source's own terms ({@code landing}, {@code list}, {@code detail}); the source
 *     reads the page accordingly
 * @param method GET or POST
 * @param path path and query, relative to the source's base URL, already encoded, beginning with {@code /}
 * @param contentType media type of the body; null for a GET
 * @param body the body as sent; null for a GET
 */
public record PageRequest(
        String kind,
        Method method,
        String path,
        @Nullable String contentType,
        @Nullable String body) {

    /** The two methods that locators use. */
    public enum Method {
        GET,
        POST
    }

    /** What stands behind the question mark of {@link #path}, field by field. */
    public SequencedMap<String, String> query() {
        int mark = path.indexOf('?');
        return FormBody.decode(mark < 0 ? "" : path.substring(mark + 1));
    }

    /** The fields of {@link #body} as a submitted form; none without a body. */
    public SequencedMap<String, String> form() {
        return FormBody.decode(body == null ? "" : body);
    }

    /** Requests for the same address as pages of these kinds: what {@link Source#pageKinds} answers where addresses do not matter. */
    public static List<PageRequest> kinds(String path, String... kinds) {
        return Stream.of(kinds).map(kind -> get(kind, path)).toList();
    }

    public static PageRequest get(String kind, String path) {
        return new PageRequest(kind, Method.GET, path, null, null);
    }

    /** A form submission; {@code body} is form-encoded already, see {@link FormBody}. */
    public static PageRequest postForm(String kind, String path, String body) {
        return new PageRequest(kind, Method.POST, path, "application/x-www-form-urlencoded", body);
    }

    public static PageRequest postJson(String kind, String path, String body) {
        return new PageRequest(kind, Method.POST, path, "application/json", body);
    }
}
